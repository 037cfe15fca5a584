/** A table that is fed: brought up to its stream at each `feed`, as often as its sink says. */
export type FedTable = Readonly<{ feed: () => Promise<unknown>; everyMs: number }>;

/** Keeps when the feeding of each table began last, by one clock, and which is under way. */
export type Feeding = Readonly<{
  /**
   * Begins to feed the tables that have not been fed for their interval, and does not wait for it. A table that is seen
   * for the first time begins to wait; one whose feed is under way is due again once that has ended.
   *
   * @throws What a feed has failed with that was begun before, once; of several failures one at each call. Nothing is
   * begun then.
   */
  feedDue(nowMs: number): void;
  /** Resolves once what was begun has ended; throws as `feedDue` does. */
  settle(): Promise<void>;
}>;

export function createFeeding(tables: readonly FedTable[]): Feeding {
  const beganAtMs = new Map<FedTable, number>();
  const underWay = new Map<FedTable, Promise<void>>();
  const failures: Error[] = [];
  const begin = async (table: FedTable): Promise<void> => {
    try {
      await table.feed();
    } catch (cause) {
      failures.push(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      underWay.delete(table);
    }
  };
  const expectNoFailure = (): void => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  };
  return {
    feedDue(nowMs) {
      expectNoFailure();
      for (const table of tables) {
        const beganMs = beganAtMs.get(table) ?? nowMs;
        const begins = nowMs - beganMs >= table.everyMs && !underWay.has(table);
        if (begins) underWay.set(table, begin(table));
        beganAtMs.set(table, begins ? nowMs : beganMs);
      }
    },
    async settle() {
      await Promise.all(underWay.values());
      expectNoFailure();
    },
  };
}
