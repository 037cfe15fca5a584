import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kappa, lambda, assumptions } from "#model/omnishop";
import { limitsOf, loadSystem, predict, searchCapacity, SimulatorError, workersNeeded } from "#simulators";
import type { Prediction, System, SystemOptions } from "#simulators";
import { roundCosts, shop } from "./shop-topology.ts";

const replications = {
  length: { warmUpMs: 2_000, measuredMs: 20_000 },
  seed: "shop",
  replicationCount: 4,
} as const;

function systemOf(options: Partial<SystemOptions> = {}): System {
  return loadSystem({
    topology: shop,
    load: "busiest",
    times: 1,
    dayMs: 86_400_000,
    workers: { default: 1, byNode: {} },
    evidence: [],
    assumptions: roundCosts,
    ...options,
  });
}

function workersFor(utilization: number): Readonly<Record<string, number | null>> {
  return Object.fromEntries(workersNeeded(systemOf(), utilization).map(({ id, needed }) => [id, needed]));
}

function neededOf({ nodes }: Prediction, id: string): number {
  return nodes.find((node) => node.id === id)?.utilizationNeeded ?? Number.NaN;
}

describe("the prediction of a topology", () => {
  const prediction = predict(systemOf(), replications);
  const age = (id: string): Prediction["freshness"][number]["ageMs"] | undefined =>
    prediction.freshness.find((one) => one.id === id)?.ageMs;
  const node = (id: string): Prediction["nodes"][number] | undefined =>
    prediction.nodes.find((one) => one.id === id);

  it("gives each node the records of the sources before it, times the fan-outs on the way", () => {
    const perSecond = Object.fromEntries(prediction.nodes.map(({ id, perSecond: rate }) => [id, rate]));
    expect(perSecond).toMatchObject({
      orders: 1_000,
      cut: 1_000,
      lines: 3_000,
      add: 3_000,
      watch: 1_000,
      alarms: 20,
      bell: 20,
      keep: 3_000,
    });
    const measured = node("add")?.simulated?.throughputPerSecond;
    expect(measured?.low).toBeLessThan(3_000);
    expect(measured?.high).toBeGreaterThan(3_000);
  });

  it("needs of each node its rate times what a record takes in a full batch", () => {
    expect(neededOf(prediction, "orders")).toBeCloseTo(0.001, 9);
    expect(neededOf(prediction, "cut")).toBeCloseTo(0.11, 9);
    expect(neededOf(prediction, "add")).toBeCloseTo(0.33, 9);
    expect(neededOf(prediction, "bell")).toBeCloseTo(0.02, 9);
    // 180,000 rows of 10 µs and a commit of a second, each minute.
    expect(neededOf(prediction, "keep")).toBeCloseTo(2.8 / 60, 9);
    // Ten days at the mean rate, a µs a row, and a commit of a second, each day.
    expect(neededOf(prediction, "add-again")).toBeCloseTo(260.2 / 86_400, 9);
    expect(prediction.stable).toBe(true);
    const busy = 0.001 + 0.11 + 0.003 + 0.33 + 0.11 + 0.02 + 2.8 / 60 + 260.2 / 86_400;
    expect(prediction.coresNeeded).toBeCloseTo(busy, 9);
  });

  it("shows a batch view as old as its schedule makes it: inputs complete, recomputed, and a day until the next", () => {
    // The sink begins on the minute and takes 2.8 s; the job waits for the first that covers 20 s of disorder.
    const publishedMs = 60_000 + 2_800 + 260_200;
    expect(age("night-totals")?.p50.estimate).toBeGreaterThan(publishedMs + 43_200_000 - 100);
    expect(age("night-totals")?.p50.estimate).toBeLessThan(publishedMs + 43_200_000 + 100);
    expect(age("night-totals")?.p99.estimate).toBeLessThan(publishedMs + 0.99 * 86_400_000 + 100);
    expect(age("night-totals")?.p99.estimate).toBeGreaterThan(publishedMs + 0.99 * 86_400_000 - 100);
    expect(age("lines-table")?.p50.estimate).toBeGreaterThan(32_800);
    expect(age("lines-table")?.p50.estimate).toBeLessThan(32_900);
    expect(age("shop-totals")?.p99.estimate).toBeLessThan(100);
    expect(node("add-again")?.runMsMean).toBeCloseTo(260_200, 3);
  });

  it("dates an endpoint's answer by the freshest and the oldest of what it is made from", () => {
    const [totals] = prediction.answers;
    const p99 = (id: string): number | undefined =>
      prediction.freshness.find((one) => one.id === id)?.ageMs?.p99.estimate;
    expect(totals?.id).toBe("totals");
    expect(totals?.freshestMs.p99.estimate).toBe(p99("shop-totals"));
    expect(totals?.oldestMs.p99.estimate).toBe(p99("night-totals"));
  });

  it("names the first node that cannot take more, and simulation agrees", () => {
    expect(prediction.limits[0]?.id).toBe("add");
    expect(prediction.limits[0]?.multiple).toBeCloseTo(1 / 0.33, 9);
    const searched = searchCapacity(systemOf(), "search");
    expect(searched?.id).toBe("add");
    expect(searched?.multiple).toBeGreaterThan(0.95 / 0.33);
    expect(searched?.multiple).toBeLessThan(1.05 / 0.33);
  });

  it("is the same for the same seed", () => {
    expect(predict(systemOf(), replications)).toEqual(prediction);
  });

  it("marks what rests on assumed costs", () => {
    expect(prediction.freshness.every(({ footing }) => footing === "assumed")).toBe(true);
    expect(node("cut")?.costBasis).toBe("assumed");
  });
});

describe("a load beyond the capacity", () => {
  it("is not stable: the backlog grows by what the workers cannot carry", () => {
    const { stable, nodes } = predict(systemOf({ times: 4 }), replications);
    expect(stable).toBe(false);
    const growth =
      nodes.find(({ id }) => id === "add")?.simulated?.station?.backlogGrowthPerSecond.estimate ?? 0;
    const carried = 1 / 1.1e-4;
    expect(growth).toBeGreaterThan(0.93 * (12_000 - carried));
    expect(growth).toBeLessThan(1.07 * (12_000 - carried));
  });

  it("is carried by more workers, as many as the partitions let", () => {
    const enough = predict(
      systemOf({ times: 4, workers: { default: 1, byNode: { add: 9, watch: 9 } } }),
      replications,
    );
    expect(enough.stable).toBe(true);
    const workers = Object.fromEntries(enough.nodes.map((node) => [node.id, node.workers]));
    expect(workers).toMatchObject({ add: 4, watch: 1, cut: 1 });
    expect(neededOf(enough, "add")).toBeCloseTo(0.33, 9);
  });

  it("says how many workers each node needs for a utilization, and where partitions forbid it", () => {
    expect(workersFor(0.5)).toMatchObject({ orders: 1, cut: 1, add: 1, watch: 1 });
    expect(workersFor(0.1)).toMatchObject({ orders: 1, cut: 2, add: 4, watch: null, bell: 1 });
    expect(workersFor(0.05)).toMatchObject({ cut: 3, add: null });
    // A commit of a second in each minute is more than that by itself, however many workers write.
    expect(workersFor(0.01)).toMatchObject({ keep: null });
  });
});

describe("a port that every worker reads", () => {
  it("costs each of them the whole, so that more workers do not help", () => {
    const nodes = shop.nodes.map((node) =>
      node.kind === "processor" && node.id === "watch"
        ? {
            ...node,
            reads: { orders: { stream: node.reads["orders"]?.stream ?? fail(), how: "broadcast" as const } },
          }
        : node,
    );
    const system = systemOf({ topology: { ...shop, nodes }, workers: { default: 4, byNode: {} } });
    const { nodes: predicted } = predict(system, replications);
    const watch = predicted.find(({ id }) => id === "watch");
    expect(watch?.workers).toBe(4);
    expect(watch?.utilizationNeeded).toBeCloseTo(0.11, 9);
    // One of the four passes results on: the alarms are no more than before.
    const alarms = predicted.find(({ id }) => id === "bell")?.simulated?.throughputPerSecond;
    expect(alarms?.estimate).toBeGreaterThan(17);
    expect(alarms?.estimate).toBeLessThan(23);
  });
});

describe("limits", () => {
  it("fall in proportion where all rates rise", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (times) => {
        const base = new Map(limitsOf(systemOf()).map(({ id, multiple }) => [id, multiple]));
        for (const { id, multiple } of limitsOf(systemOf({ times }))) {
          expect((multiple * times) / (base.get(id) ?? Number.NaN)).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("a topology that lacks a node", () => {
  it("is refused by the node's name", () => {
    const topology = { ...shop, nodes: shop.nodes.filter(({ id }) => id !== "lines") };
    expect(() => systemOf({ topology })).toThrow(SimulatorError);
    expect(() => systemOf({ topology })).toThrow(/lines/);
  });
});

describe.each([kappa, lambda])("OmniShop's topology $id", (topology) => {
  it.each(["mean", "evening", "busiest"] as const)("is stable at its %s rates on assumed costs", (load) => {
    const system = systemOf({ topology, load, assumptions });
    const length = { warmUpMs: 200, measuredMs: 1_000 };
    const prediction = predict(system, { length, seed: "omnishop", replicationCount: 2 });
    expect(prediction.stable).toBe(true);
    expect(prediction.answers.length).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error("the processor reads the port");
}
