import { describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import {
  measureGeneratorSpeed,
  measureLatency,
  measureLoadedLatency,
  measureThroughput,
} from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { kappaImplementation } from "#reference-impl";
import type { Pipeline } from "#reference-impl";
import { arrivalSupply } from "../../benchmarks/load/arrival-supply.ts";
import { runOpenLoop, sendOnPlan } from "../../benchmarks/load/open-loop.ts";
import { withPipeline, withRemoteSender } from "../../benchmarks/load/pipeline-under-load.ts";
import { startSender } from "../../benchmarks/load/remote-sender.ts";
import { planSending } from "../../benchmarks/load/send-plan.ts";
import { circumstances } from "./folder.ts";

const ratePerSecond = 50;

describe("a plan of sending", () => {
  it("never hands out an event twice, in whatever portions", () => {
    const supply = arrivalSupply("s-1");
    const taken = [3, 700, 1].flatMap((count) => supply({ count, ratePerSecond }));
    expect(taken).toHaveLength(704);
    expect(new Set(taken.map(({ value }) => JSON.stringify(value))).size).toBe(704);
    expect(arrivalSupply("s-1")({ count: 704, ratePerSecond })).toEqual(taken);
  });

  it("has about the rate that was asked for, in ascending order", () => {
    const arrivals = arrivalSupply("s-1")({ count: 2_000, ratePerSecond });
    const { atMs } = planSending(arrivals, { ratePerSecond: 1_000, random: createRandom("s-1") });
    expect(atMs.at(-1)).toBeGreaterThan(1_800);
    expect(atMs.at(-1)).toBeLessThan(2_200);
    expect(atMs.toSorted()).toEqual(atMs);
  });
});

function offeredTo(pipeline: Pipeline): number {
  return Object.values(pipeline.admitted()).reduce((sum, { values }) => sum + values, 0);
}

describe("an open loop", () => {
  it("offers everything, and counts a stall against all that should have been sent meanwhile", async () => {
    const arrivals = arrivalSupply("s-1")({ count: 50, ratePerSecond });
    const atMs = Float64Array.from(arrivals, (_, index) => index);
    const { run, offered } = await withPipeline(kappaImplementation, async ({ pipeline, setClock }) => {
      let stall = 100;
      const slow = {
        ...pipeline,
        beginWork: async () => {
          await new Promise((done) => setTimeout(done, stall));
          stall = 0;
          return await pipeline.beginWork();
        },
      };
      const seen = await sendOnPlan({ pipeline: slow, setClock }, { arrivals, atMs });
      return { run: seen, offered: offeredTo(pipeline) };
    });
    expect(offered).toBe(50);
    // Nothing could show before 100 ms: latency from the call would hide the wait of all that were due before.
    expect(Math.min(...run.shownMs)).toBeGreaterThan(95);
    expect(run.shownMs.every((shownMs, index) => shownMs >= (atMs[index] ?? Infinity))).toBe(true);
    expect(run.gaveUp).toBe(false);
  });

  it("gives up a lost cause, and counts what it never sent as never shown", async () => {
    const arrivals = arrivalSupply("s-1")({ count: 20_000, ratePerSecond });
    // Ten seconds of sending, of which the first moments are enough.
    const atMs = Float64Array.from(arrivals, (_, index) => index / 2);
    const run = await withPipeline(kappaImplementation, (loaded) =>
      sendOnPlan(loaded, { arrivals, atMs }, { lagMsMax: 1 }),
    );
    expect(run.gaveUp).toBe(true);
    expect(run.shownMs.at(-1)).toBe(Infinity);
  });

  it("takes in what sources send from a thread of their own, each event once, and stops them when it gives up", async () => {
    const parts = { implementation: kappaImplementation, seed: "s-1" };
    await withRemoteSender(parts, async (loaded, sender) => {
      const first = await sender.prepare({ count: 300, ratePerSecond: 3_000, name: "first" });
      const { shownMs, gaveUp } = await runOpenLoop(loaded, first);
      expect(gaveUp).toBe(false);
      expect(shownMs.every((ms, index) => ms >= (first.atMs[index] ?? Infinity))).toBe(true);
      expect(offeredTo(loaded.pipeline)).toBe(300);
      const second = await sender.prepare({ count: 40_000, ratePerSecond: 10_000, name: "second" });
      const late = await runOpenLoop(loaded, second, { lagMsMax: 1 });
      expect(late.gaveUp).toBe(true);
      expect(offeredTo(loaded.pipeline)).toBeLessThan(40_300);
      const third = await sender.prepare({ count: 10, ratePerSecond: 1_000, name: "third" });
      expect((await runOpenLoop(loaded, third)).shownMs.at(-1)).toBeLessThan(60_000);
    });
  });

  it("says that the thread of the sources has ended, whenever it is asked, and closes what has ended", async () => {
    const dying = `import { parentPort } from "node:worker_threads";
      parentPort.postMessage({ kind: "ready" });
      parentPort.on("message", () => process.exit(1));`;
    const script = new URL(`data:text/javascript,${encodeURIComponent(dying)}`);
    const { topology } = kappaImplementation;
    const sender = await startSender({ topology, folder: "", seed: "s-1" }, script);
    const plan = { count: 1, ratePerSecond: 1, name: "one" };
    await expect(sender.prepare(plan)).rejects.toMatchObject({ code: "PROCESS_FAILED" });
    await expect(sender.prepare(plan)).rejects.toMatchObject({ code: "PROCESS_FAILED" });
    await sender.close();
  });

  it("feeds the tables meanwhile where it is asked to, and tells when", async () => {
    const arrivals = arrivalSupply("s-1")({ count: 200, ratePerSecond });
    const atMs = Float64Array.from(arrivals, (_, index) => index);
    const batches: { startedMs: number; endedMs: number }[] = [];
    await withPipeline(kappaImplementation, async (loaded) => {
      await sendOnPlan(
        loaded,
        { arrivals, atMs },
        { batchEveryMs: 20, onBatch: (batch) => batches.push(batch) },
      );
      const rows = Object.values(loaded.pipeline.tables()).map((table) => table.rows);
      expect(rows.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    });
    expect(batches.length).toBeGreaterThan(0);
    expect(batches.every(({ startedMs, endedMs }) => endedMs >= startedMs)).toBe(true);
  });
});

describe("the benchmarks of a pipeline", () => {
  const trials = { trialCount: 5, trialMs: 50, warmUpMs: 50 } as const;

  it("leave figures of both variants, their comparison and the costs of all nodes", async () => {
    const found = await measureLatency(circumstances, { ...trials, eventsPerSecond: 3_000 });
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

  it("leave the latency of Kappa alone under a rate of its own", async () => {
    const workload = { ...trials, eventsPerSecond: 500, batchEveryMs: 20 };
    const [found] = await measureLoadedLatency(circumstances, workload);
    expect(parseEvidence(found)).toEqual(found);
    expect(found).toMatchObject({ sampleCount: 5, subject: "kappa", unit: "ms" });
  });

  const search = { startPerSecond: 100, probeMs: 30, searchCount: 1, batchEveryMs: 10 } as const;

  // A busy machine may keep up with no rate over so short a time: it is then asked again.
  it("leave the highest rate, and the same by processor time", { retry: 3 }, async () => {
    const found = await measureThroughput(circumstances, {
      ...search,
      variant: "lambda",
      objectiveMs: 2_000,
    });
    expect(found.map(parseEvidence)).toEqual(found);
    expect(found.map(({ unit }) => unit)).toEqual(["events/s", "events/CPU s"]);
    for (const { value } of found) expect(value).toBeGreaterThan(0);
  });

  it("leave no rate where no rate meets the objective", async () => {
    const found = measureThroughput(circumstances, { ...search, variant: "kappa", objectiveMs: 0 });
    await expect(found).rejects.toMatchObject({ code: "NOTHING_MEASURED" });
  });

  it("leave the rate of the generator, by the wall clock and by processor time", () => {
    const found = measureGeneratorSpeed(circumstances, { eventsPerTrial: 500, trialCount: 5 });
    expect(found.map(parseEvidence)).toEqual(found);
    expect(found.map(({ subject }) => subject)).toEqual(["generator", "generator"]);
  });
});
