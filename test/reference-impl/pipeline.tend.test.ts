import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayMs, minuteMs } from "#kernel/units";
import { kappaImplementation, lambdaImplementation, openPipeline } from "#reference-impl";
import type { Pipeline } from "#reference-impl";
import { noonMs, saleOf } from "./needs-sales.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-tend-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const rowsOf = (pipeline: Pipeline): number => pipeline.tables()["sale-lines-table"]?.rows ?? -1;

async function sell(pipeline: Pipeline, saleId: string, soldAtMs: number): Promise<void> {
  await pipeline.offer("tills", [{ arrivalMs: soldAtMs, value: saleOf({ saleId, soldAtMs }) }]);
  await pipeline.work();
}

describe("a pipeline that is tended", () => {
  it("feeds a table when its sink's interval has passed on the clock that it is told, and not before", async () => {
    const pipeline = await openPipeline({ implementation: kappaImplementation, folder: dir, clock: () => 0 });
    await sell(pipeline, "s1", noonMs);
    await pipeline.tend(0);
    await pipeline.tend(minuteMs - 1);
    expect(rowsOf(pipeline)).toBe(0);
    await pipeline.tend(minuteMs);
    await pipeline.settle();
    expect(rowsOf(pipeline)).toBe(1);
    await sell(pipeline, "s2", noonMs + 1);
    await pipeline.tend(2 * minuteMs - 1);
    expect(rowsOf(pipeline)).toBe(1);
    await pipeline.tend(2 * minuteMs);
    await pipeline.settle();
    expect(rowsOf(pipeline)).toBe(2);
    await pipeline.close();
  });

  it("does not wait for a feed that it has begun; a batch does", async () => {
    const pipeline = await openPipeline({ implementation: kappaImplementation, folder: dir, clock: () => 0 });
    await sell(pipeline, "s1", noonMs);
    await pipeline.tend(0);
    await pipeline.tend(minuteMs);
    expect(rowsOf(pipeline)).toBe(0);
    await pipeline.runBatch();
    expect(rowsOf(pipeline)).toBe(1);
    await pipeline.close();
  });

  it("feeds what a job reads before it runs the job, whatever the clock", async () => {
    const pipeline = await openPipeline({
      implementation: lambdaImplementation,
      folder: dir,
      clock: () => 0,
    });
    await sell(pipeline, "s1", noonMs);
    await sell(pipeline, "s2", noonMs + 2 * dayMs);
    await pipeline.tend(0);
    expect(rowsOf(pipeline)).toBe(2);
    const hours = pipeline.views.index("sales-by-product-hour-batch");
    expect(hours instanceof Map && hours.has("p1")).toBe(true);
    await pipeline.close();
  });
});
