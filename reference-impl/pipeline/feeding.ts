import type { SinkRun } from "../lake/table-sink.ts";

/** A sink at work, and how often it feeds its table. */
export type FedTable = Readonly<{ feed: SinkRun; everyMs: number }>;

/** Keeps when each table was fed last, by one clock. */
export type Feeding = Readonly<{
  /** Feeds the tables that have not been fed for their interval; one that is seen for the first time begins to wait. */
  feedDue(nowMs: number): Promise<void>;
}>;

export function createFeeding(tables: readonly FedTable[]): Feeding {
  const fedAtMs = new Map<FedTable, number>();
  return {
    async feedDue(nowMs) {
      for (const table of tables) {
        const fedMs = fedAtMs.get(table) ?? nowMs;
        const isDue = nowMs - fedMs >= table.everyMs;
        if (isDue) await table.feed.advance();
        fedAtMs.set(table, isDue ? nowMs : fedMs);
      }
    },
  };
}
