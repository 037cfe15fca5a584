import { businessDay, startOfBusinessDayMs } from "#kernel/time-zone";
import { boolean, double, instant, int, list, logic, string } from "#model";
import type { Effects, Logic, NodeById, RecordOf, ValuesOf } from "#model";
import type { kappa, stockLevel, stockMovement } from "#model/omnishop";
import { reorderPointOf, withDay } from "./demand.ts";
import { movementFields, onHandOf, settledBefore, withMovement } from "./recent-movements.ts";

type KeepStock = NodeById<typeof kappa, "processor", "keep-stock">;

const fields = {
  placeId: string(),
  productId: string(),
  ...movementFields,
  /** Units sold on the business days that a sale may still change; days are counted from 1970-01-01. */
  openDays: list({ day: int(), units: int() }),
  /** The first day that is not part of the demand yet. */
  nextDay: int(),
  meanPerDay: double(),
  errorVariance: double(),
  dayCount: int(),
  isBelow: boolean(),
  fallCount: int(),
  changedAtMs: instant(),
} as const;

type State = ValuesOf<typeof fields>;
type Level = RecordOf<typeof stockLevel>;

/**
 * Keeps what a place has of a product: the movements since the newest count, and that count. A movement from before a
 * count is in what was counted, so that it moves the demand and not the level, whichever of the two came first. A day of
 * Paris enters the demand once no sale of it can be on time.
 *
 * @param allowedLatenessMs - How far behind the watermark a movement may be and still count.
 */
export function keepStock(allowedLatenessMs: number): Logic<KeepStock, typeof fields> {
  return logic<KeepStock>()({
    state: fields,
    initial,
    step(state, { record }, effects) {
      const horizonMs = effects.watermarkMs - allowedLatenessMs;
      if (record.movedAtMs < Math.max(horizonMs, state.settledBeforeMs)) {
        effects.discard("late");
        return state;
      }
      if (state.recent.some(({ movementId }) => movementId === record.movementId)) {
        effects.discard("duplicate");
        return state;
      }
      const { placeId, productId, movedAtMs } = record;
      const after = {
        ...state,
        placeId,
        productId,
        ...settledBefore(withMovement(state, record), horizonMs),
        ...withSale(state, record),
        changedAtMs: Math.max(state.changedAtMs, movedAtMs),
      };
      return told(effects, { before: state, after, atMs: movedAtMs });
    },
    wakeAtMs({ recent, openDays, meanPerDay, nextDay }) {
      if (openDays.length > 0 || meanPerDay > 0) return closesAtMs(nextDay, allowedLatenessMs);
      const newest = recent.at(-1);
      return newest === undefined ? null : newest.movedAtMs + allowedLatenessMs + 1;
    },
    wake(state, effects) {
      const settled = settledBefore(state, effects.watermarkMs - allowedLatenessMs);
      let after = { ...state, ...settled };
      let atMs = effects.watermarkMs;
      while (after.openDays.length > 0 || after.meanPerDay > 0) {
        const closedAtMs = closesAtMs(after.nextDay, allowedLatenessMs);
        if (closedAtMs > effects.watermarkMs) break;
        after = withDayClosed(after);
        atMs = closedAtMs;
      }
      return told(effects, { before: state, after, atMs });
    },
  });
}

function initial(): State {
  return {
    placeId: "",
    productId: "",
    settledUnits: 0,
    settledBeforeMs: 0,
    recent: [],
    openDays: [],
    nextDay: 0,
    meanPerDay: 0,
    errorVariance: 0,
    dayCount: 0,
    isBelow: false,
    fallCount: 0,
    changedAtMs: 0,
  };
}

/** From this watermark on even a sale of the day's last millisecond is late. */
function closesAtMs(day: number, allowedLatenessMs: number): number {
  return startOfBusinessDayMs(day + 1, "Europe/Paris") + allowedLatenessMs;
}

/** The demand begins on the day of the first movement: what lay there and was not sold is known too. */
function withSale(
  { openDays, nextDay, dayCount, changedAtMs }: State,
  { kind, quantity, movedAtMs }: RecordOf<typeof stockMovement>,
): Pick<State, "openDays" | "nextDay"> {
  const day = businessDay(movedAtMs, "Europe/Paris");
  const isFirst = changedAtMs === 0;
  const first = isFirst ? day : dayCount === 0 ? Math.min(nextDay, day) : nextDay;
  if (kind !== "sale" || quantity >= 0) return { openDays, nextDay: first };
  const open = openDays.find((row) => row.day === day);
  const sold = { day, units: (open?.units ?? 0) - quantity };
  return {
    openDays: open ? openDays.map((row) => (row === open ? sold : row)) : [...openDays, sold],
    nextDay: first,
  };
}

function withDayClosed(state: State): State {
  const { openDays, nextDay } = state;
  const closed = openDays.find(({ day }) => day === nextDay);
  return {
    ...state,
    ...withDay(state, closed?.units ?? 0),
    openDays: closed ? openDays.filter((row) => row !== closed) : openDays,
    nextDay: nextDay + 1,
  };
}

type Change = Readonly<{ before: State; after: State; atMs: number }>;

/** Writes what changed for those outside: the level whole, and the fall below the reorder point, once. */
function told({ emit, key }: Effects<KeepStock>, { before, after, atMs }: Change): State {
  const level = levelOf(after, key);
  if (before.changedAtMs === 0 || differs(level, levelOf(before, key))) emit.levels(level);
  const { onHand, reorderPoint, placeId, productId, skuLocationId } = level;
  const isBelow = onHand < reorderPoint;
  if (!isBelow || before.isBelow) return isBelow === after.isBelow ? after : { ...after, isBelow };
  const fallCount = after.fallCount + 1;
  emit.alerts({
    alertId: `${skuLocationId}#${fallCount}`,
    skuLocationId,
    placeId,
    productId,
    reason: onHand > 0 ? "below-reorder-point" : "out-of-stock",
    onHand,
    reorderPoint,
    raisedAtMs: atMs,
  });
  return { ...after, isBelow, fallCount };
}

function levelOf(state: State, skuLocationId: string): Level {
  const { placeId, productId, meanPerDay, changedAtMs } = state;
  return {
    skuLocationId,
    placeId,
    productId,
    onHand: onHandOf(state),
    demandPerDayMean: meanPerDay,
    reorderPoint: reorderPointOf(state),
    changedAtMs,
  };
}

function differs(left: Level, right: Level): boolean {
  return (
    left.onHand !== right.onHand ||
    left.demandPerDayMean !== right.demandPerDayMean ||
    left.reorderPoint !== right.reorderPoint ||
    left.changedAtMs !== right.changedAtMs
  );
}
