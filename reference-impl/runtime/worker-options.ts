import type { Clock } from "#kernel/clock";
import { minuteMs } from "#kernel/units";
import type { Store } from "../log/store.ts";
import type { Runnable } from "./bind.ts";
import type { Stopwatch } from "./engine.ts";

export type WorkerOptions = Readonly<{
  implementation: Runnable;
  store: Store;
  /** Of every stream of the log; one worker owns them all. */
  partitions: number;
  clock: Clock;
  /** About how many records a round takes; 8,192 unless given. */
  recordsMax?: number;
  /** How many epochs lie between two checkpoints; 256 unless given. */
  checkpointEveryEpochs?: number;
  /** A source partition that gave nothing for so long, by the clock, holds up nobody; five minutes unless given. */
  idleAfterMs?: number;
  /** How many keys a checkpoint writes in one commit at most; 512 unless given. */
  checkpointKeysPerCommit?: number;
  /** What busy time is measured with; the process's own unless given. */
  nowNs?: Stopwatch;
}>;

/** What counts unless something else is given. */
export const workerDefaults: Required<
  Omit<WorkerOptions, "implementation" | "store" | "partitions" | "clock">
> = {
  recordsMax: 8192,
  checkpointEveryEpochs: 256,
  checkpointKeysPerCommit: 512,
  idleAfterMs: 5 * minuteMs,
  nowNs: () => Number(process.hrtime.bigint()),
};
