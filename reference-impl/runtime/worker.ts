import type { Ledger } from "./ledger.ts";
import type { NodeCost } from "./node-cost.ts";
import type { WrittenCount } from "./processor-run.ts";
import type { BegunRound, RoundReport } from "./round-report.ts";
import { RunningWorker } from "./running-worker.ts";
import type { WorkerOptions } from "./worker-options.ts";

/** Runs a topology's processors over a log, one committed round after another. */
export interface Worker {
  /**
   * Reads what is new, runs it through all processors, and makes inputs, outputs, view changes and states true in one
   * commit: a crash at any point leaves the run at the last one. One round at a time.
   *
   * @throws {ReferenceError} what the store or a logic throws; the worker is then spent (`WORKER_SPENT`), and a new one
   * over the same store goes on from the last commit.
   */
  round(): Promise<RoundReport>;
  /**
   * As `round`, but resolves as soon as the commit is on its way: the next round may begin then, and is computed while
   * this one is written. Its commit waits for this one's, so that none is ever kept without those before it.
   */
  begin(): Promise<BegunRound>;
  /** Whether the last round found nothing new. */
  readonly idle: boolean;
  /** As of the last commit. */
  ledger(): Ledger;
  costs(): readonly NodeCost[];
  /** What each output of each processor has emitted since the worker was made. */
  written(): readonly Readonly<WrittenCount>[];
  /** The watermark of a processor, a stream or a view, as of the last commit; of all of them, the least, without an id. */
  watermarkMs(nodeId?: string): number;
  /** The next offset to read of each source partition, by `<stream>/<partition>`, as of the last commit. */
  offsets(): Readonly<Record<string, number>>;
  /** How many keys have a state, by `<processor>/<version>/<key field>`. */
  keyCounts(): Readonly<Record<string, number>>;
}

/**
 * Takes up a topology's run where the store's last commit left it, or at the beginning.
 *
 * @throws {ReferenceError} `PORT_NOT_RUN`, `PROCESSORS_CYCLE` or `NOT_IMPLEMENTED`, or `BATCH_CORRUPT` from the store.
 */
export function createWorker(options: WorkerOptions): Worker {
  return new RunningWorker(options);
}
