import type { AnyRecord } from "./bind.ts";

/** What one round did. `idle` says that there was nothing new to read. */
export type RoundReport = Readonly<{
  epoch: number;
  idle: boolean;
  recordCount: number;
  outputCount: number;
  commitNs: number;
  /** What it has put out; of logs of one partition. */
  committed: readonly CommittedRecords[];
}>;

/** A round whose commit is on its way. */
export type BegunRound = Readonly<{
  /** The next offset to read of each source partition, by `<stream>/<partition>`, after it. */
  offsets: Readonly<Record<string, number>>;
  /** Whether it found nothing new. */
  idle: boolean;
  /** Resolves once it is committed; rejects with what the store throws. */
  durable: Promise<RoundReport>;
}>;

/** Records of a stream or of a view's changelog, from an offset on. */
export type CommittedRecords = Readonly<{
  log: string;
  firstOffset: number;
  records: readonly AnyRecord[];
}>;
