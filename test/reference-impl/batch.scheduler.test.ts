import { describe, expect, it } from "vitest";
import { domain, host, job, table, topology, view } from "#model";
import type { Contract, RecordOf } from "#model";
import { productHour, saleLine } from "#model/omnishop";
import { createScheduler } from "../../reference-impl/batch/scheduler.ts";
import { openTable } from "#reference-impl/lake";
import { day0Ms, dayMs, line, lineShape, temporaryFolder } from "./lake-fixture.ts";

const place = { domain: domain("selling"), host: host("batch") };
const lines = table("lines", { ...place, ...lineShape, layer: "raw", retentionDays: 1 });
const kept = table("kept", { ...place, ...lineShape, layer: "business", retentionDays: 1 });
const hours = view("hours", {
  ...place,
  contract: productHour,
  key: ["productId", "hourStartMs", "currency"],
});
const recompute = job("recompute", {
  ...place,
  reads: { lines },
  writes: { hours, kept },
  everyMs: dayMs,
  implementedIn: "duckdb",
});

const runnable = {
  topology: topology("batch-only", { paradigm: "lambda", nodes: [lines, kept, hours, recompute] }),
  processors: {},
  folds: {},
  answers: {},
  jobs: {
    recompute: {
      queries: ({ lines: from }: Readonly<{ lines: string }>, cutMs: number) => ({
        hours: `SELECT "productId", "soldAtMs" - "soldAtMs" % 3600000 AS "hourStartMs", "currency",
                  sum("quantity") AS "units", sum("amountMinor") AS "amountMinor", count(*) AS "lineCount"
                FROM ${from} WHERE "soldAtMs" < ${cutMs} GROUP BY ALL; `,
        kept: `SELECT * FROM ${from} WHERE "soldAtMs" < ${cutMs} -- all of it`,
      }),
    },
  },
};

type Generation = Readonly<{ viewId: string; rows: readonly RecordOf<Contract>[]; cutMs: number }>;

describe("the scheduler of batch jobs", () => {
  it("publishes records of the view's contract that count everything before the cut", async () => {
    const { scheduler, generations, input } = await setUp();
    await input.append([line(1), line(2), line(3, { soldAtMs: day0Ms + dayMs })], { summary: {} });

    const published = await scheduler.runDue(day0Ms + dayMs + 5);

    expect(published).toEqual([
      { jobId: "recompute", outputId: "hours", cutMs: day0Ms + dayMs, rowCount: 1 },
      { jobId: "recompute", outputId: "kept", cutMs: day0Ms + dayMs, rowCount: 2 },
    ]);
    expect(generations).toEqual([
      {
        viewId: "hours",
        cutMs: day0Ms + dayMs,
        rows: [
          {
            productId: "p-1",
            hourStartMs: day0Ms,
            currency: "EUR",
            units: 2,
            amountMinor: 300,
            lineCount: 2,
          },
        ],
      },
    ]);
  });

  it("runs a job once for each multiple that the event clock passes, and only for the latest of many", async () => {
    const { scheduler, generations } = await setUp();

    expect(await scheduler.runDue(-Infinity)).toEqual([]);
    for (const clockMs of [0.5, 1, 1.5, 4.2, 4.3].map((days) => day0Ms + days * dayMs)) {
      await scheduler.runDue(clockMs);
    }

    expect(generations.map(({ cutMs }) => (cutMs - day0Ms) / dayMs)).toEqual([0, 1, 4]);
  });

  it("replaces what an output table held, so that a second run doubles nothing", async () => {
    const { scheduler, input, output } = await setUp();
    await input.append([line(1)], { summary: {} });

    await scheduler.runDue(day0Ms + dayMs);
    await scheduler.runDue(day0Ms + 2 * dayMs);

    expect(output.snapshot().files.map(({ rows }) => rows)).toEqual([1]);
    expect(output.snapshot().summary).toEqual({ "job/recompute/cut-ms": String(day0Ms + 2 * dayMs) });
  });

  it("advances the sink of an input before the job reads it", async () => {
    const { input, output } = await setUp();
    const scheduler = createScheduler({
      implementation: runnable,
      tables: { lines: input, kept: output },
      sinks: {
        lines: {
          advance: async () => ({ rows: 1, snapshot: await input.append([line(1)], { summary: {} }) }),
        },
      },
      publish: () => {},
    });

    expect(await scheduler.runDue(day0Ms + dayMs)).toMatchObject([{ rowCount: 1 }, { rowCount: 1 }]);
  });

  it("publishes nothing of a job of which one query gives what the contract does not allow", async () => {
    const { input, output, generations } = await setUp();
    await input.append([line(1)], { summary: {} });
    const { queries } = runnable.jobs.recompute;
    const wrong = {
      ...runnable,
      jobs: {
        recompute: {
          queries: (relations: Readonly<{ lines: string }>, cutMs: number) => ({
            ...queries(relations, cutMs),
            kept: `SELECT * REPLACE ('USD' AS "currency") FROM ${relations.lines}`,
          }),
        },
      },
    };
    const scheduler = createScheduler({
      implementation: wrong,
      tables: { lines: input, kept: output },
      publish: (viewId, generation) => generations.push({ viewId, ...generation }),
    });

    const run = scheduler.runDue(day0Ms + dayMs);

    await expect(run).rejects.toMatchObject({
      code: "ROW_NOT_OF_CONTRACT",
      message: expect.stringContaining("USD for sale-line.currency"),
    });
    expect(generations).toEqual([]);
  });

  it("says which table it was not given", async () => {
    const scheduler = createScheduler({ implementation: runnable, tables: {}, publish: () => {} });
    await expect(scheduler.runDue(dayMs)).rejects.toMatchObject({ code: "UNKNOWN_TABLE" });
  });
});

async function setUp() {
  const input = await openTable(await temporaryFolder(), {
    contract: saleLine,
    partitionedBy: lineShape.partitionedBy,
  });
  const output = await openTable(await temporaryFolder(), lineShape);
  const generations: Generation[] = [];
  const scheduler = createScheduler({
    implementation: runnable,
    tables: { lines: input, kept: output },
    publish: (viewId, generation) => generations.push({ viewId, ...generation }),
  });
  return { scheduler, generations, input, output };
}
