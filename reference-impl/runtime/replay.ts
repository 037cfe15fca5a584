import { invariant } from "#kernel/invariant";
import type { AnyRecord } from "./bind.ts";
import { Engine } from "./engine.ts";
import type { Ledger } from "./ledger.ts";
import { planRun } from "./plan.ts";
import type { RunPlan } from "./plan.ts";
import { dumpOutputs } from "./run-dump.ts";
import type { DumpOptions, RunDump } from "./run-dump.ts";
import { decodeControl, runNames } from "./run-records.ts";
import { SourceReader } from "./source-reader.ts";
import { DeltaWriter } from "./state-delta.ts";

/** A replay's time is nobody's cost. */
const nowNs = (): number => 0;

/** What a replay came to. */
export type Replay = Readonly<{ epoch: number; dump: RunDump; ledger: Ledger }>;

/** `versions` names, by processor, the version to replay where it is not the one that the topology names. */
export type ReplayOptions = DumpOptions & Readonly<{ versions?: Readonly<Record<string, string>> }>;

/**
 * Runs the source streams again through fresh states, interleaved as the control records say. It writes nothing; with
 * the code of the live run its dump and its ledger are the live run's, and with other versions they show what those
 * would have made of the same input.
 *
 * @throws {ReferenceError} `NOT_IMPLEMENTED` for a version without code, and as a worker does.
 */
export function replay({ implementation, store, partitions, versions = {} }: ReplayOptions): Replay {
  const plan = withVersions(planRun(implementation.topology, { partitions }), versions);
  const engine = new Engine({ runnable: implementation, plan, nowNs });
  const reader = new SourceReader({ store, plan, nowNs });
  const written = new Map(Array.from(engine.outputs.keys(), (log): [string, AnyRecord[]] => [log, []]));
  const delta = new DeltaWriter();
  let epoch = 0;
  for (const { bytes } of store.batches({ stream: runNames(plan.topology).control, partition: 0 }, 0)) {
    const control = decodeControl(bytes);
    invariant(control.epoch === epoch + 1, `epochs follow: ${control.epoch} after ${epoch}`);
    epoch = control.epoch;
    engine.run(reader.readRanges(control.inputs).records, control.idle);
    for (const [log, { records }] of engine.outputs) {
      const all = written.get(log);
      for (const record of records) all?.push(record);
    }
    // The states that became null leave their tables here, as they do in a live run.
    delta.clear();
    engine.writeDelta(delta);
    for (const [processor, ms] of Object.entries(control.processorMs)) {
      invariant(engine.watermarks.ofProcessor(processor) === ms, "a replay has the watermarks of the run");
    }
  }
  const dump = dumpOutputs(implementation.topology, plan, ({ log }) => written.get(log) ?? []);
  return { epoch, dump, ledger: engine.ledger() };
}

function withVersions(plan: RunPlan, versions: Readonly<Record<string, string>>): RunPlan {
  const processors = plan.processors.map((planned) =>
    Object.assign({}, planned, { version: versions[planned.id] ?? planned.version }),
  );
  return { ...plan, processors };
}
