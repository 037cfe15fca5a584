import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";

/** What may be late, in ms: the disorder that the log waits for, and the lateness allowed beyond it. */
export type Lateness = Readonly<{ disorderMs: number; latenessMs: number }>;

/** The positions, in order of arrival, of receipts that came in time: not too far behind the newest before them. */
export function positionsInTime(
  offered: readonly RecordOf<typeof sale>[],
  { disorderMs, latenessMs }: Lateness,
): ReadonlySet<number> {
  const inTime = new Set<number>();
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const [position, { soldAtMs }] of offered.entries()) {
    if (soldAtMs < newestMs - disorderMs - latenessMs) continue;
    inTime.add(position);
    if (soldAtMs > newestMs) newestMs = soldAtMs;
  }
  return inTime;
}
