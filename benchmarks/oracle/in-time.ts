/** What may be late, in ms: the disorder that the log waits for, and the lateness allowed beyond it. */
export type Lateness = Readonly<{ disorderMs: number; latenessMs: number }>;

/**
 * The positions, in order of arrival, of records that came in time: not too far behind the newest before them. Where
 * `batches` says in which batch each came, what came in the same batch is not before it.
 *
 * @param eventTimesMs - When each record happened, in the order of arrival.
 */
export function positionsInTime(
  eventTimesMs: readonly number[],
  { disorderMs, latenessMs }: Lateness,
  batches?: readonly number[],
): ReadonlySet<number> {
  const inTime = new Set<number>();
  let newestMs = Number.NEGATIVE_INFINITY;
  let newestBeforeMs = Number.NEGATIVE_INFINITY;
  let batch: number | undefined;
  for (const [position, eventMs] of eventTimesMs.entries()) {
    if (batches === undefined || batches[position] !== batch) newestBeforeMs = newestMs;
    batch = batches?.[position];
    if (eventMs > newestMs) newestMs = eventMs;
    if (eventMs >= newestBeforeMs - disorderMs - latenessMs) inTime.add(position);
  }
  return inTime;
}
