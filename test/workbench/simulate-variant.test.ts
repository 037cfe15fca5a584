import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readEvidence, writeEvidence } from "#benchmarks";
import { nodesOf, verdictOf } from "#model";
import { kappa } from "#model/omnishop";
import { simulateVariant } from "../../workbench/simulate/simulate-variant.ts";
import type { SimulateOptions, Simulation } from "#workbench";
import { nodeCost } from "../model/evidence-pieces.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "archbench-simulate-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function simulate(options: Partial<SimulateOptions> = {}): Promise<Simulation> {
  return simulateVariant({
    variant: "kappa",
    against: null,
    load: "mean",
    times: 1,
    workers: 1,
    seconds: 1,
    seed: "test",
    utilizationTarget: 0.7,
    evidenceFolder: await folder(),
    out: null,
    ...options,
  });
}

describe("a simulated variant", () => {
  it("leaves evidence of its own kind, marked as assumed where nothing was measured", async () => {
    const out = await folder();
    const { evidence, costs, folder: written } = await simulate({ out });
    expect(await readEvidence(written ?? "")).toEqual(
      evidence.toSorted((one, two) => (one.id < two.id ? -1 : 1)),
    );
    expect(evidence.length).toBeGreaterThan(10);
    for (const piece of evidence) {
      expect(piece.provenance).toBe("simulated");
      expect(piece.workload).toMatchObject({ load: "mean", costs: "assumed" });
    }
    expect(costs).toEqual({ footing: "assumed", runCount: 0 });
  });

  it("says the same for the same seed", async () => {
    const first = await simulate({ variant: "lambda" });
    expect((await simulate({ variant: "lambda" })).evidence).toEqual(first.evidence);
  });

  it("takes the costs that a run measured", async () => {
    const evidenceFolder = await folder();
    const [processor] = nodesOf(kappa, "processor");
    const id = processor?.id ?? "";
    const row = { nodeId: id, events: 1_000, batches: 1, busyNs: 5e6, commitNs: 0, bytes: 0 };
    await writeEvidence(evidenceFolder, [{ ...nodeCost, subject: "kappa", nodes: [row] }]);
    const { prediction, costs } = await simulate({ evidenceFolder });
    const node = prediction.nodes.find((one) => one.id === id);
    expect(node?.costBasis).toBe("measured");
    expect(node?.utilizationNeeded).toBeCloseTo((node?.perSecond ?? 0) * 5e-6, 12);
    expect(costs).toEqual({ footing: "partly assumed", runCount: 1 });
  });

  it("lets a claim be judged on how much older Lambda's answers are, whose batch is nightly", async () => {
    const { evidence } = await simulate({ against: "lambda", load: "busiest", seconds: 0.2 });
    const claim = {
      id: "fresher",
      statement: { en: "", fr: "" },
      metric: "product-sales-age-ms-p99-at-busiest",
      of: "kappa",
      comparedWith: { subject: "lambda" },
      better: "lower",
      byAtLeast: 1_000,
    } as const;
    const { verdict, of, comparedWith } = verdictOf(claim, evidence);
    expect(verdict).toBe("supported");
    expect(of).toBeLessThan(1_000);
    expect(comparedWith).toBeGreaterThan(23 * 3_600_000);
  });

  it("compares nothing where one of the two does not carry the load, and names it", async () => {
    const { compared } = await simulate({ against: "lambda", load: "evening", times: 400, seconds: 0.05 });
    expect(compared).toEqual({ overloaded: ["kappa", "lambda"], answers: [] });
  });

  it("gives no age where the load is not carried, and says up to where it would be", async () => {
    const { prediction, evidence } = await simulate({ load: "evening", times: 400, seconds: 0.05 });
    expect(prediction.stable).toBe(false);
    expect(evidence.map(({ id }) => id)).toEqual([
      "simulated-kappa-capacity-at-evening-x400",
      "simulated-kappa-record-capacity-at-evening-x400",
      "simulated-kappa-cores-at-evening-x400",
    ]);
    expect(prediction.limits[0]?.multiple).toBeLessThan(1);
  });

  it("refuses what would take minutes, and says what would not", async () => {
    await expect(simulate({ load: "busiest", seconds: 100_000 })).rejects.toThrow(/Simulate \d+ s or less/);
    await expect(simulate({ load: "busiest", times: 1e6 })).rejects.toMatchObject({
      code: "SIMULATION_TOO_LARGE",
    });
  });
});
