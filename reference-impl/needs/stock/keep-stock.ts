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
  /** As they were told last. */
  onHand: int(),
  reorderPoint: int(),
  isBelow: boolean(),
  fallCount: int(),
  changedAtMs: instant(),
} as const;

type State = ValuesOf<typeof fields>;

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
      const movements = settledBefore(withMovement(state, record), horizonMs);
      const { openDays, nextDay } = withSale(state, record);
      // Written out: spreading so many fields is what a step would spend its time on.
      const after: State = {
        placeId: record.placeId,
        productId: record.productId,
        settledUnits: movements.settledUnits,
        settledBeforeMs: movements.settledBeforeMs,
        recent: movements.recent,
        openDays,
        nextDay,
        meanPerDay: state.meanPerDay,
        errorVariance: state.errorVariance,
        dayCount: state.dayCount,
        onHand: onHandOf(movements),
        reorderPoint: state.reorderPoint,
        isBelow: state.isBelow,
        fallCount: state.fallCount,
        changedAtMs: Math.max(state.changedAtMs, record.movedAtMs),
      };
      return told(effects, { before: state, after, atMs: record.movedAtMs });
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
      return told(effects, { before: state, after: { ...after, reorderPoint: reorderPointOf(after) }, atMs });
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
    onHand: 0,
    reorderPoint: 0,
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
  if (differs(before, after)) emit.levels(levelOf(after, key));
  const { onHand, reorderPoint, placeId, productId } = after;
  const isBelow = onHand < reorderPoint;
  if (isBelow === before.isBelow) return after;
  if (!isBelow) return { ...after, isBelow };
  const fallCount = after.fallCount + 1;
  emit.alerts({
    alertId: `${key}#${fallCount}`,
    skuLocationId: key,
    placeId,
    productId,
    reason: onHand > 0 ? "below-reorder-point" : "out-of-stock",
    onHand,
    reorderPoint,
    raisedAtMs: atMs,
  });
  return { ...after, isBelow, fallCount };
}

/** The first movement changes `changedAtMs` at the least. */
function differs(before: State, after: State): boolean {
  return (
    before.changedAtMs !== after.changedAtMs ||
    before.onHand !== after.onHand ||
    before.meanPerDay !== after.meanPerDay ||
    before.reorderPoint !== after.reorderPoint
  );
}

function levelOf(state: State, skuLocationId: string): RecordOf<typeof stockLevel> {
  const { placeId, productId, onHand, meanPerDay, reorderPoint, changedAtMs } = state;
  return {
    skuLocationId,
    placeId,
    productId,
    onHand,
    demandPerDayMean: meanPerDay,
    reorderPoint,
    changedAtMs,
  };
}
