import type { InputRange, Position } from "./run-records.ts";
import { slotName } from "./watermarks.ts";

type Round = Readonly<{ ranges: readonly InputRange[]; nowMs: number; idleAfterMs: number }>;

/**
 * The source partitions, by `slotName`, that gave something once, and nothing in this round nor for `idleAfterMs` before
 * it. A round always takes of all that has something, so that what is behind is never idle. Those that are known to be
 * idle are not named again.
 */
export function newlyIdle(
  { lastReadMs, watermarks }: Position,
  { ranges, nowMs, idleAfterMs }: Round,
): readonly string[] {
  const present = new Set([...ranges.map(slotName), ...watermarks.idle]);
  return Object.entries(lastReadMs)
    .filter(([slot, readMs]) => !present.has(slot) && nowMs - readMs >= idleAfterMs)
    .map(([slot]) => slot)
    .toSorted();
}
