import { boolean, instant, int, list, string } from "#model";
import type { RecordOf, ValuesOf } from "#model";
import type { stockMovement } from "#model/omnishop";

/** The part of a state that makes a level: what can change no more, as a number, and what still can, one by one. */
export const movementFields = {
  /** Units that were there before the oldest of `recent`. */
  settledUnits: int(),
  /** A movement from before is late, whatever the watermark says. */
  settledBeforeMs: instant(),
  /** In the order in which they count. */
  recent: list({ movementId: string(), isCount: boolean(), units: int(), movedAtMs: instant() }),
} as const;

export type Movements = ValuesOf<typeof movementFields>;
type Movement = Movements["recent"][number];

/** More movements than this within the lateness are no longer told apart: the oldest are settled early. */
const recentMax = 2048;

/** Adds a movement where its time puts it. */
export function withMovement(
  { settledUnits, settledBeforeMs, recent }: Movements,
  { movementId, kind, quantity, movedAtMs }: RecordOf<typeof stockMovement>,
): Movements {
  const added = { movementId, isCount: kind === "count", units: quantity, movedAtMs };
  let index = recent.length;
  for (let before = recent[index - 1]; before && countsAfter(before, added); before = recent[index - 1]) {
    index -= 1;
  }
  return { settledUnits, settledBeforeMs, recent: recent.toSpliced(index, 0, added) };
}

/** A count has in it all that moved up to its instant, that instant included. */
function countsAfter(left: Movement, right: Movement): boolean {
  if (left.movedAtMs !== right.movedAtMs) return left.movedAtMs > right.movedAtMs;
  if (left.isCount !== right.isCount) return left.isCount;
  return left.movementId > right.movementId;
}

/** The units on hand: a count sets them, whatever else moves them. */
export function onHandOf({ settledUnits, recent }: Movements): number {
  return recent.reduce(counted, settledUnits);
}

function counted(onHand: number, { isCount, units }: Movement): number {
  return isCount ? units : onHand + units;
}

/** Forgets the movements before an instant one by one: they keep only their sum. */
export function settledBefore(
  { settledUnits, settledBeforeMs, recent }: Movements,
  untilMs: number,
): Movements {
  const oldestKept = recent[recent.length - recentMax];
  const horizonMs = Math.max(untilMs, oldestKept?.movedAtMs ?? -Infinity);
  const keptFrom = recent.findIndex(({ movedAtMs }) => movedAtMs >= horizonMs);
  const settledCount = keptFrom === -1 ? recent.length : keptFrom;
  if (settledCount === 0) return { settledUnits, settledBeforeMs, recent };
  return {
    settledUnits: recent.slice(0, settledCount).reduce(counted, settledUnits),
    settledBeforeMs: Math.max(settledBeforeMs, horizonMs),
    recent: recent.slice(settledCount),
  };
}
