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
  /** How many bytes of changelog call for the first checkpoint; 4 MiB unless given. */
  checkpointAfterBytes?: number;
  /** A source partition that gave nothing for so long, by the clock, holds up nobody; five minutes unless given. */
  idleAfterMs?: number;
  /** About how many bytes a checkpoint writes in one commit at least; 64 KiB unless given. */
  checkpointBytesPerCommit?: number;
  /** What busy time is measured with; the process's own unless given. */
  nowNs?: Stopwatch;
}>;

/** What counts unless something else is given. */
export const workerDefaults: Required<
  Omit<WorkerOptions, "implementation" | "store" | "partitions" | "clock">
> = {
  recordsMax: 8192,
  checkpointAfterBytes: 2 ** 22,
  checkpointBytesPerCommit: 2 ** 16,
  idleAfterMs: 5 * minuteMs,
  nowNs: () => Number(process.hrtime.bigint()),
};
