import { nodesOf } from "#model";
import type { Contract, Job } from "#model";
import type { EngineRow, LakeEngine } from "../lake/engine.ts";
import type { LakeTable } from "../lake/table.ts";
import { ReferenceError } from "../reference-error.ts";
import { bindJob } from "../runtime/bind.ts";
import type { AnyRecord, Runnable } from "../runtime/bind.ts";
import type { Generation } from "../runtime/view-reader.ts";

/** Runs a topology's jobs when the event clock makes them due. */
export type Scheduler = Readonly<{
  /** When each job last ran, as the cut that it ran with; null before its first run. */
  cuts(): Readonly<Record<string, number | null>>;
  /** Runs each job whose next multiple of `everyMs` the clock has passed, once, with the newest such cut. */
  runDue(eventClockMs: number): Promise<void>;
}>;

export type SchedulerOptions = Readonly<{
  implementation: Runnable;
  engine: LakeEngine;
  tables: Readonly<Record<string, LakeTable>>;
  publish: (viewId: string, generation: Generation) => void;
}>;

export function createScheduler(options: SchedulerOptions): Scheduler {
  const jobs = nodesOf(options.implementation.topology, "job");
  const cuts = new Map<string, number | null>(jobs.map(({ id }) => [id, null]));
  return {
    cuts: () => Object.fromEntries(cuts),
    runDue: async (eventClockMs) => {
      if (!Number.isFinite(eventClockMs)) return;
      for (const job of jobs) {
        const cutMs = Math.floor(eventClockMs / job.everyMs) * job.everyMs;
        const last = cuts.get(job.id) ?? null;
        if (last !== null && cutMs <= last) continue;
        await runJob(job, cutMs, options);
        cuts.set(job.id, cutMs);
      }
    },
  };
}

async function runJob(
  job: Job,
  cutMs: number,
  { implementation, engine, tables, publish }: SchedulerOptions,
): Promise<void> {
  const relations = Object.fromEntries(
    Object.entries(job.reads).map(([name, { id }]) => {
      const table = tables[id];
      if (table) return [name, table.relation()];
      throw new ReferenceError(
        "INPUT_NOT_RUN",
        `job ${job.id} reads ${id}, which this run does not feed: feed it by a table sink`,
      );
    }),
  );
  const queries = bindJob(implementation, job.id).queries(relations, cutMs);
  for (const [name, output] of Object.entries(job.writes)) {
    const sql = queries[name];
    if (sql === undefined || output.kind !== "view") {
      throw new ReferenceError(
        "OUTPUT_NOT_RUN",
        `job ${job.id} cannot write ${output.id}: only views with a query are run`,
      );
    }
    const rows = (await engine.query(sql)).map((row) => toRecord(row, output.contract));
    publish(output.id, { rows, cutMs });
  }
}

/** The engine's 64-bit integers as numbers; the model's whole numbers are safe ones. */
function toRecord(row: EngineRow, { fields, id }: Contract): AnyRecord {
  const record: Record<string, string | number | boolean | null> = {};
  for (const name of Object.keys(fields)) {
    const value = row[name];
    if (typeof value === "bigint") record[name] = Number(value);
    else if (
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean" ||
      value === null
    ) {
      record[name] = value;
    } else {
      throw new ReferenceError(
        "ROW_NOT_OF_CONTRACT",
        `a job's row lacks ${name} of ${id}: select it under that name`,
      );
    }
  }
  return record;
}
