import { describe, expect, it } from "vitest";
import { measureCodecSize, measureCodecSpeed, measureLakeSize } from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { decodeLines, encodeLines } from "../../benchmarks/codec/json-lines.ts";
import { allowedSales, wholeBatches } from "../../benchmarks/codec/sale-batches.ts";
import { circumstances } from "./folder.ts";

describe("what Avro is held against", () => {
  it("gives back the records that went into its lines", () => {
    const sales = allowedSales({ seed: "s-1", receipts: 20, ratePerSecond: 10 });
    expect(sales.length).toBeGreaterThanOrEqual(20);
    expect(decodeLines(encodeLines(sales))).toEqual(sales);
  });

  it("is cut into whole batches only", () => {
    expect(wholeBatches([1, 2, 3, 4, 5], 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe("the benchmarks of formats", () => {
  it("weigh the same batches at each run, and refuse too few", () => {
    const found = measureCodecSize(circumstances, { receipts: 100, batchSize: 20 });
    expect(parseEvidence(found)).toEqual(found);
    expect(measureCodecSize(circumstances, { receipts: 100, batchSize: 20 })).toEqual(found);
    expect(() => measureCodecSize(circumstances, { receipts: 40, batchSize: 20 })).toThrow(/5 are needed/);
  });

  it("time as many pairs as asked for, and refuse calls too short for the clock", async () => {
    const workload = { receipts: 400, batchSize: 200, pairCount: 5, trialMs: 5 };
    const found = await measureCodecSpeed(circumstances, workload);
    expect(parseEvidence(found)).toEqual(found);
    expect(found.pairs).toHaveLength(5);
    const tiny = measureCodecSpeed(circumstances, { ...workload, batchSize: 1 });
    await expect(tiny).rejects.toMatchObject({ code: "TIMER_TOO_COARSE" });
  });

  it("weigh each commit of the table against the same lines in the log", async () => {
    const found = await measureLakeSize(circumstances, {
      commitCount: 5,
      linesPerCommit: 200,
      batchSize: 50,
    });
    expect(parseEvidence(found)).toEqual(found);
    expect(found.pairs).toHaveLength(5);
  });
});
