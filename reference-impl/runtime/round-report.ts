import type { AnyRecord } from "./bind.ts";

/** What one round did. `idle` says that there was nothing new to read. */
export type RoundReport = Readonly<{
  epoch: number;
  idle: boolean;
  recordCount: number;
  outputCount: number;
  commitNs: number;
  /** What it has put out, until the next round; of logs of one partition. */
  committed: readonly CommittedRecords[];
}>;

/** Records of a stream or of a view's changelog, from an offset on. */
export type CommittedRecords = Readonly<{
  log: string;
  firstOffset: number;
  records: readonly AnyRecord[];
}>;
