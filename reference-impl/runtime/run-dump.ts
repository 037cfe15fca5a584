import { canonicalJson } from "#kernel/canonical-json";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import { createCodec } from "../codec/codec.ts";
import type { Store } from "../log/store.ts";
import type { AnyRecord, Runnable } from "./bind.ts";
import { planRun } from "./plan.ts";
import type { PlannedOutput, RunPlan } from "./plan.ts";

/**
 * All that a run has put out, in a form in which equal runs are equal: of each stream the records, of each view the last
 * change of each key, as canonical JSON, sorted.
 */
export type RunDump = Readonly<{
  streams: Readonly<Record<string, readonly string[]>>;
  views: Readonly<Record<string, readonly string[]>>;
}>;

export type DumpOptions = Readonly<{ implementation: Runnable; store: Store; partitions: number }>;

/** Dumps what a run has committed. @throws {ReferenceError} `BATCH_CORRUPT`, and as `planRun` does. */
export function dumpRun({ implementation: { topology }, store, partitions }: DumpOptions): RunDump {
  const plan = planRun(topology, { partitions });
  return dumpOutputs(topology, plan, (output) => readOutput(store, output));
}

/** Dumps what `recordsOf` gives for each output of a plan, in the order in which it was written. */
export function dumpOutputs(
  topology: Topology,
  plan: RunPlan,
  recordsOf: (output: PlannedOutput) => readonly AnyRecord[],
): RunDump {
  const keys = new Map(nodesOf(topology, "view").map(({ id, key }) => [id, key]));
  const streams: Record<string, readonly string[]> = {};
  const views: Record<string, readonly string[]> = {};
  for (const output of plan.processors.flatMap(({ outputs }) => outputs)) {
    const records = recordsOf(output);
    const viewKey = output.log === output.node ? undefined : keys.get(output.node);
    if (viewKey !== undefined) views[output.node] = lastOfEachKey(records, viewKey);
    else streams[output.node] = records.map((record) => canonicalJson(record)).toSorted();
  }
  return { streams, views };
}

function lastOfEachKey(changes: readonly AnyRecord[], key: readonly string[]): readonly string[] {
  const last = new Map<string, string>();
  for (const change of changes) {
    last.set(canonicalJson(key.map((field) => change[field] ?? null)), canonicalJson(change));
  }
  return [...last.values()].toSorted();
}

function readOutput(store: Store, { log, contract, partitions }: PlannedOutput): readonly AnyRecord[] {
  const codec = createCodec(contract);
  const records: AnyRecord[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    for (const { bytes } of store.batches({ stream: log, partition }, 0)) {
      for (const record of codec.decode(bytes)) records.push(record);
    }
  }
  return records;
}
