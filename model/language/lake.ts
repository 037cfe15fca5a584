import type { Contract } from "./contract.ts";
import type { Place } from "./place.ts";
import type { Landing, Stream } from "./stream.ts";
import type { Table } from "./table.ts";
import type { View } from "./view.ts";

/** The only way from the log into a table: one committed stream, whose offset lives in the table's snapshot summary. */
export type TableSink<Id extends string = string> = Place &
  Readonly<{ kind: "table-sink"; id: Id; from: Stream; into: Table; everyMs: number }>;

export function tableSink<const Id extends string, C extends Contract>(
  id: Id,
  spec: Place & Readonly<{ from: Stream<string, C>; into: Table<string, NoInfer<C>>; everyMs: number }>,
): TableSink<Id> {
  return { kind: "table-sink", id, ...spec };
}

type JobInputs = Readonly<Record<string, Table | Landing>>;
type JobOutputs = Readonly<Record<string, Table | View>>;

/**
 * Set-at-a-time logic over tables and landings, run each time the event clock passes a multiple of `everyMs`.
 * Written by hand in the language that `implementedIn` names.
 */
export type Job<
  Id extends string = string,
  I extends JobInputs = JobInputs,
  O extends JobOutputs = JobOutputs,
> = Place &
  Readonly<{ kind: "job"; id: Id; reads: I; writes: O; everyMs: number; implementedIn: "duckdb" | "spark" }>;

export function job<const Id extends string, const I extends JobInputs, const O extends JobOutputs>(
  id: Id,
  spec: Place & Readonly<{ reads: I; writes: O; everyMs: number; implementedIn: "duckdb" | "spark" }>,
): Job<Id, I, O> {
  return { kind: "job", id, ...spec };
}
