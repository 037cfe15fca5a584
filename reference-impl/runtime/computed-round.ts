import type { Commit, Slot } from "../log/store.ts";
import type { AnyRecord } from "./bind.ts";
import type { CheckpointStep } from "./checkpoint.ts";
import type { Ledger } from "./ledger.ts";
import type { CommittedRecords, RoundReport } from "./round-report.ts";
import type { Position } from "./run-records.ts";

/** Of a round that found nothing new. */
export const restingReport = {
  idle: true,
  recordCount: 0,
  outputCount: 0,
  commitNs: 0,
  committed: [],
} as const;

/** What a round came to, before it is committed. */
export type ComputedRound = Readonly<{ kind: "idle"; step: CheckpointStep }> | AdvancedRound;

type AdvancedRound = Readonly<{
  kind: "advanced";
  commit: Commit;
  next: Position;
  ledger: Ledger;
  /** That each processor has in the commit. */
  bytes: readonly number[];
  recordCount: number;
  outputs: readonly Readonly<{ slot: Slot; count: number; records: readonly AnyRecord[] }>[];
}>;

type Kept = Readonly<{ firstOffsets: readonly number[]; commitNs: number }>;

/** What a round did, once it is durable. */
export function reportOf(
  { next, recordCount, outputs }: AdvancedRound,
  { firstOffsets, commitNs }: Kept,
): RoundReport {
  return {
    epoch: next.epoch,
    idle: false,
    recordCount,
    outputCount: outputs.reduce((sum, { count }) => sum + count, 0),
    commitNs,
    // A log of several partitions is in several parts.
    committed: outputs.flatMap(({ slot, count, records }, index): readonly CommittedRecords[] =>
      records.length === count ? [{ log: slot.stream, firstOffset: firstOffsets[index] ?? 0, records }] : [],
    ),
  };
}
