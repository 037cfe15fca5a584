import { describe, expect, it } from "vitest";
import type { NodeCostEvidence, NodeCostRow } from "#model";
import { loadSystem, predict } from "#simulators";
import type { Prediction } from "#simulators";
import { measuredCost } from "../../simulators/costs/node-costs.ts";
import { nodeCost } from "../model/evidence-pieces.ts";
import { roundCosts, shop } from "./shop-topology.ts";

function row(nodeId: string, counted: Partial<NodeCostRow>): NodeCostRow {
  return { nodeId, events: 1_000, batches: 10, busyNs: 0, commitNs: 0, bytes: 0, ...counted };
}

function predictBy(...evidence: readonly NodeCostEvidence[]): Prediction {
  const system = loadSystem({
    topology: shop,
    load: "busiest",
    times: 1,
    dayMs: 86_400_000,
    workers: { default: 1, byNode: {} },
    evidence,
    assumptions: roundCosts,
  });
  const length = { warmUpMs: 100, measuredMs: 1_000 };
  return predict(system, { length, seed: "evidence", replicationCount: 2 });
}

const counted: NodeCostEvidence = {
  ...nodeCost,
  subject: "shop",
  nodes: [
    row("orders", { busyNs: 2e6 }),
    row("cut", { busyNs: 5e7, commitNs: 2e7 }),
    row("add", { events: 2_500, busyNs: 5e7, commitNs: 1e7 }),
  ],
};

describe("what a run has measured of a node", () => {
  it("takes the place of what is assumed of it, its fan-out included", () => {
    const { nodes, freshness } = predictBy(counted);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    expect(byId.get("orders")?.utilizationNeeded).toBeCloseTo(1_000 * 2e-6, 9);
    // 50 µs a record, and 2 ms a commit of a hundred.
    expect(byId.get("cut")?.utilizationNeeded).toBeCloseTo(1_000 * 70e-6, 9);
    expect(byId.get("cut")?.costBasis).toBe("measured");
    expect(byId.get("add")?.perSecond).toBeCloseTo(2_500, 9);
    expect(byId.get("add")?.rateAssumed).toBe(false);
    expect(byId.get("watch")?.costBasis).toBe("assumed");
    expect(freshness.find(({ id }) => id === "shop-totals")?.footing).toBe("partly assumed");
  });

  it("counts in another topology too, but its own comes first", () => {
    const elsewhere = {
      ...counted,
      subject: "other",
      nodes: [row("cut", { busyNs: 9e7 }), row("watch", { busyNs: 3e7 })],
    };
    const byId = new Map(predictBy(elsewhere, counted).nodes.map((node) => [node.id, node]));
    expect(byId.get("cut")?.utilizationNeeded).toBeCloseTo(1_000 * 70e-6, 9);
    expect(byId.get("watch")?.costBasis).toBe("measured");
    // What another topology passes on says nothing about this one.
    const foreign = predictBy({ ...counted, subject: "other" });
    expect(foreign.nodes.find(({ id }) => id === "add")?.perSecond).toBeCloseTo(3_000, 9);
  });

  it("leaves out a node that nothing reached", () => {
    const idle = { ...counted, nodes: [row("cut", { events: 0, batches: 0 })] };
    expect(predictBy(idle).nodes.find(({ id }) => id === "cut")?.costBasis).toBe("assumed");
  });
});

function ofBatches(batches: number): NodeCostRow {
  return row("cut", { batches, busyNs: 1_000 * 2_000 + batches * 50_000, commitNs: batches * 300_000 });
}

describe("the parts of a measured cost", () => {
  it("are told apart by runs with batches of other sizes", () => {
    const { perEventNs, perBatchNs, perCommitNs } = measuredCost([
      ofBatches(10),
      ofBatches(500),
      ofBatches(90),
    ]);
    expect(perEventNs).toBeCloseTo(2_000, 6);
    expect(perBatchNs).toBeCloseTo(50_000, 6);
    expect(perCommitNs).toBeCloseTo(300_000, 6);
  });

  it("are one, by event, where all batches are alike, or a larger batch cost more", () => {
    expect(measuredCost([ofBatches(100), ofBatches(110)])).toMatchObject({ perBatchNs: 0 });
    expect(measuredCost([ofBatches(100)]).perEventNs).toBeCloseTo(2_000 + 5_000, 6);
    const odd = [row("cut", { batches: 10, busyNs: 9e6 }), row("cut", { batches: 500, busyNs: 1e6 })];
    expect(measuredCost(odd)).toMatchObject({ perEventNs: 5_000, perBatchNs: 0 });
  });
});
