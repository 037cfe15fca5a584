/** What may be late, in ms: the disorder that the log waits for, and the lateness allowed beyond it. */
export type Lateness = Readonly<{ disorderMs: number; latenessMs: number }>;

/**
 * The positions, in order of arrival, of records that came in time: not too far behind the newest before them.
 *
 * @param eventTimesMs - When each record happened, in the order of arrival.
 */
export function positionsInTime(
  eventTimesMs: readonly number[],
  { disorderMs, latenessMs }: Lateness,
): ReadonlySet<number> {
  const inTime = new Set<number>();
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const [position, eventMs] of eventTimesMs.entries()) {
    if (eventMs < newestMs - disorderMs - latenessMs) continue;
    inTime.add(position);
    if (eventMs > newestMs) newestMs = eventMs;
  }
  return inTime;
}
