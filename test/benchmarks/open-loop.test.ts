import { describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { measureLatency, measureThroughput } from "#benchmarks";
import { parseEvidence } from "#model";
import { planSending, saleSupply } from "../../benchmarks/latency/send-plan.ts";
import { highestRate } from "../../benchmarks/latency/throughput.ts";
import { sendOnPlan } from "../../benchmarks/latency/open-loop.ts";
import { withPipeline } from "../../benchmarks/latency/pipeline-under-load.ts";
import { circumstances } from "./folder.ts";

describe("a plan of sending", () => {
  it("never hands out a receipt twice, in whatever portions", () => {
    const take = saleSupply("s-1");
    const taken = [...take(3), ...take(700), ...take(1)];
    expect(taken).toHaveLength(704);
    expect(new Set(taken.map(({ value }) => JSON.stringify(value))).size).toBe(704);
    expect(saleSupply("s-1")(704)).toEqual(taken);
  });

  it("has about the rate that was asked for, in ascending order", () => {
    const arrivals = saleSupply("s-1")(2_000);
    const { atMs } = planSending(arrivals, { ratePerSecond: 1_000, random: createRandom("s-1") });
    expect(atMs.at(-1)).toBeGreaterThan(1_800);
    expect(atMs.at(-1)).toBeLessThan(2_200);
    expect(atMs.toSorted()).toEqual(atMs);
  });
});

describe("an open loop", () => {
  it("offers everything, and counts a stall against all that should have been sent meanwhile", async () => {
    const arrivals = saleSupply("s-1")(50);
    const stalled = await withPipeline("kappa", async ({ pipeline, setClock }) => {
      let stall = 100;
      const slow = {
        ...pipeline,
        work: async () => {
          await new Promise((done) => setTimeout(done, stall));
          stall = 0;
          await pipeline.work();
        },
      };
      const atMs = Float64Array.from(arrivals, (_, index) => index);
      const run = await sendOnPlan({ pipeline: slow, setClock }, { arrivals, atMs });
      const offered = Object.values(pipeline.admitted()).reduce((sum, { values }) => sum + values, 0);
      return { run, offered };
    });
    expect(stalled.offered).toBe(50);
    // Half were due within 25 ms, and nothing could show before 100 ms: latency from the call would hide most of the wait.
    expect(stalled.run.latencyMsP50).toBeGreaterThan(40);
  });
});

describe("the search for the highest rate", () => {
  it.each([
    [100, 100],
    [999, 900],
    [799, 750],
  ])("closes in from below on a limit of %d", async (limit, found) => {
    expect(await highestRate(100, async (rate) => rate <= limit)).toBe(found);
  });

  it("gives nothing where the first rate is too high, and ends where none is", async () => {
    expect(await highestRate(100, async () => false)).toBeNull();
    expect(await highestRate(1, async () => true)).toBeGreaterThanOrEqual(1024);
  });
});

describe("the benchmarks of a pipeline", () => {
  it("leave figures of both variants, their comparison and the costs of all nodes", async () => {
    const found = await measureLatency(circumstances, {
      receiptsPerSecond: 200,
      trialCount: 5,
      trialMs: 50,
      warmUpMs: 50,
    });
    expect(found.map(parseEvidence)).toEqual(found);
    expect(found.map(({ id }) => id)).toEqual([
      "kappa-latency-p50",
      "kappa-latency-p99",
      "lambda-latency-p50",
      "lambda-latency-p99",
      "latency-p99",
      "kappa-node-cost",
      "lambda-node-cost",
    ]);
    const costs = found.flatMap((piece) => (piece.kind === "node-cost" ? piece.nodes : []));
    const fedBySales = costs.filter(({ nodeId }) => /sales|sale-lines|receipts/.test(nodeId));
    expect(fedBySales.length).toBeGreaterThan(4);
    expect(fedBySales.filter(({ events }) => events === 0)).toEqual([]);
    expect(costs.map(({ nodeId }) => nodeId)).toContain("tally-sales-speed");
  });

  it("leave no rate where no rate meets the objective", async () => {
    const workload = { variant: "kappa", startPerSecond: 100, probeMs: 30, objectiveMs: 0 } as const;
    await expect(measureThroughput(circumstances, workload)).rejects.toMatchObject({
      code: "NOTHING_MEASURED",
    });
  });
});
