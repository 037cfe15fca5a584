import { nodesOf } from "#model";
import type { Contract, Job, RecordOf } from "#model";
import { openQueryEngine } from "../lake/query-engine.ts";
import type { QueryEngine } from "../lake/query-engine.ts";
import { readRecords } from "../lake/record-query.ts";
import { ReferenceError } from "../reference-error.ts";
import { bindJob } from "../runtime/bind.ts";
import type { Runnable } from "../runtime/bind.ts";

/** What a table is to a batch job. */
interface JobTable {
  /** What it now has, as a relation to stand after FROM. */
  relation(): string | Promise<string>;
  replace(
    records: readonly RecordOf<Contract>[],
    options: Readonly<{ summary: Readonly<Record<string, string>> }>,
  ): Promise<unknown>;
}

/** What one run of a job put in the place of what an output held before. */
export type Published = Readonly<{ jobId: string; outputId: string; cutMs: number; rowCount: number }>;

export interface Scheduler {
  /**
   * Runs each job once for which the event clock has passed a multiple of its `everyMs` since its last run, with the
   * latest multiple as the cut: a job computes all that is before its cut, so the earlier ones would be overwritten at
   * once. The first call runs every job, since a view's generation does not outlive the process.
   *
   * @param eventClockMs - The lowest watermark of what feeds the tables; nothing is due while it is not finite.
   * @throws {ReferenceError} `QUERY_FAILED`, `ROW_NOT_OF_CONTRACT`, `UNKNOWN_TABLE`; a job that failed is due again.
   */
  runDue(eventClockMs: number): Promise<readonly Published[]>;
  /** Frees the engine, unless it was handed in. */
  close(): void;
}

export type SchedulerOptions = Readonly<{
  implementation: Runnable;
  /** The tables by node id. */
  tables: Readonly<Record<string, JobTable>>;
  /** By table id: what is advanced before a job reads the table. A table without one is read as it stands. */
  sinks?: Readonly<Record<string, Readonly<{ advance(): Promise<unknown> }>>>;
  engine?: Pick<QueryEngine, "rows">;
  publish: (
    viewId: string,
    generation: Readonly<{ rows: readonly RecordOf<Contract>[]; cutMs: number }>,
  ) => void;
}>;

/** Makes the scheduler of a topology's batch jobs: event time decides when they run, never a clock on the wall. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const lastCutMs = new Map<string, number>();
  let opened: QueryEngine | null = null;
  const engineOf = async (): Promise<QueryEngine> => {
    opened ??= await openQueryEngine();
    return opened;
  };
  return {
    async runDue(eventClockMs) {
      if (!Number.isFinite(eventClockMs)) return [];
      const published: Published[] = [];
      for (const job of nodesOf(options.implementation.topology, "job")) {
        const cutMs = Math.floor(eventClockMs / job.everyMs) * job.everyMs;
        if (cutMs <= (lastCutMs.get(job.id) ?? -Infinity)) continue;
        const engine = options.engine ?? (await engineOf());
        published.push(...(await runJob(job, { ...options, engine, cutMs })));
        lastCutMs.set(job.id, cutMs);
      }
      return published;
    },
    close() {
      opened?.close();
      opened = null;
    },
  };
}

type Run = SchedulerOptions & Readonly<{ engine: Pick<QueryEngine, "rows">; cutMs: number }>;

/** All queries are run before anything is published: a job that fails changes nothing. */
async function runJob(job: Job, run: Run): Promise<readonly Published[]> {
  const { implementation, engine, cutMs } = run;
  const relations: Record<string, string> = {};
  for (const [name, input] of Object.entries(job.reads)) relations[name] = await relationOf(input.id, run);
  const queries = bindJob(implementation, job.id).queries(relations, cutMs);
  const results = [];
  for (const [name, output] of Object.entries(job.writes)) {
    const sql = queries[name];
    if (sql === undefined) throw noQuery(job.id, name);
    results.push({ output, rows: await readRecords(engine, { sql, contract: output.contract }) });
  }
  for (const { output, rows } of results) {
    if (output.kind === "view") run.publish(output.id, { rows, cutMs });
    else await tableOf(output.id, run).replace(rows, { summary: { [cutKey(job.id)]: String(cutMs) } });
  }
  return results.map(({ output, rows }) => ({
    jobId: job.id,
    outputId: output.id,
    cutMs,
    rowCount: rows.length,
  }));
}

/** Where a table's summary says before which event time the rows that a job wrote count everything. */
function cutKey(jobId: string): string {
  return `job/${jobId}/cut-ms`;
}

async function relationOf(tableId: string, run: Run): Promise<string> {
  const table = tableOf(tableId, run);
  await run.sinks?.[tableId]?.advance();
  return table.relation();
}

function tableOf(tableId: string, { tables }: SchedulerOptions): JobTable {
  const table = tables[tableId];
  if (table !== undefined) return table;
  throw new ReferenceError(
    "UNKNOWN_TABLE",
    `A job names the table "${tableId}", which the scheduler was not given; it has ` +
      `${Object.keys(tables).join(", ") || "none"}. Open it, and hand it in under its id.`,
  );
}

function noQuery(jobId: string, output: string): ReferenceError {
  return new ReferenceError(
    "NOT_IMPLEMENTED",
    `jobs["${jobId}"].queries gives no query for the output "${output}". Add one.`,
  );
}
