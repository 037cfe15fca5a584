/** Events in the order of their arrival, and when an answer first reflected each; Infinity where none did. */
export type Reflected = Readonly<{ arrivedMs: Float64Array; shownMs: Float64Array }>;

/**
 * How stale an answer is at each of some instants: the time since the arrival of the oldest event that it does not
 * reflect, 0 where it reflects all that has arrived.
 *
 * @param queryMs - Ascending.
 * Source: the freshness score of E. Milkai et al., How good is my HTAP system? (SIGMOD 2022).
 */
export function stalenessAt(queryMs: Float64Array, { arrivedMs, shownMs }: Reflected): Float64Array {
  let oldest = 0;
  return queryMs.map((atMs) => {
    while (oldest < arrivedMs.length && (shownMs[oldest] ?? Infinity) <= atMs) oldest += 1;
    return Math.max(0, atMs - (arrivedMs[oldest] ?? Infinity));
  });
}

/** A batch that replaced a view: all that was worked off before it began and happened before its cut is in it. */
export type PublishedBatch = Readonly<{ startedMs: number; endedMs: number; cutMs: number }>;

/**
 * When a view that only batches fill first showed each event.
 *
 * @param workedOffMs - When each event had been worked off, so that a batch could find it.
 * @param eventMs - When each event happened, by its own clock, which is that of the cuts.
 * @param batches - In their order.
 */
export function shownByBatches(
  { workedOffMs, eventMs }: Readonly<{ workedOffMs: Float64Array; eventMs: Float64Array }>,
  batches: readonly PublishedBatch[],
): Float64Array {
  return workedOffMs.map((doneMs, index) => {
    const happenedMs = eventMs[index] ?? Infinity;
    const first = batches.find(({ startedMs, cutMs }) => startedMs >= doneMs && cutMs > happenedMs);
    return first?.endedMs ?? Infinity;
  });
}
