import type { RecordOf } from "#model";
import { stockPolicy } from "#model/omnishop";
import type { stockLevel, stockMovement } from "#model/omnishop";

type Movement = RecordOf<typeof stockMovement>;
type StockLevel = RecordOf<typeof stockLevel>;

type Counting = Readonly<{
  /** Where in the arrival order the movements stand that count; all of them if left out. */
  counting?: ReadonlySet<number>;
  /** Business days that ended so long before this event time, ms since the epoch, are part of the demand. */
  asOfMs: number;
}>;

const parisDate = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", dateStyle: "short" });
const dayMs = 86_400_000;

/** Gives every place's stock of every product, each movement once, sorted by `skuLocationId`. */
export function expectedStockLevels(
  offered: readonly Movement[],
  { counting, asOfMs }: Counting,
): readonly StockLevel[] {
  const byPlace = new Map<string, Movement[]>();
  const seen = new Set<string>();
  for (const [position, movement] of offered.entries()) {
    if (counting !== undefined && !counting.has(position)) continue;
    if (seen.has(movement.movementId)) continue;
    seen.add(movement.movementId);
    const { skuLocationId } = movement;
    const own = byPlace.get(skuLocationId);
    if (own === undefined) byPlace.set(skuLocationId, [movement]);
    else own.push(movement);
  }
  const levels: StockLevel[] = [];
  for (const skuLocationId of [...byPlace.keys()].toSorted()) {
    const movements = byPlace.get(skuLocationId) ?? [];
    const [first] = movements;
    if (first === undefined) continue;
    const { mean, deviation } = demandOf(movements, asOfMs);
    const days = stockPolicy.leadTimeDays + stockPolicy.reviewDays;
    levels.push({
      skuLocationId,
      placeId: first.placeId,
      productId: first.productId,
      onHand: onHandOf(movements),
      demandPerDayMean: mean,
      reorderPoint: Math.ceil(days * mean + newsvendorQuantile() * deviation),
      changedAtMs: Math.max(...movements.map(({ movedAtMs }) => movedAtMs)),
    });
  }
  return levels;
}

/** The newest count, and what moved after its instant. */
function onHandOf(movements: readonly Movement[]): number {
  let count: Movement | undefined;
  for (const movement of movements) {
    if (movement.kind !== "count") continue;
    const isNewer = count === undefined || movement.movedAtMs > count.movedAtMs;
    const isSame = count !== undefined && movement.movedAtMs === count.movedAtMs;
    if (isNewer || (isSame && movement.movementId > (count?.movementId ?? ""))) count = movement;
  }
  let onHand = count === undefined ? 0 : count.quantity;
  for (const { kind, quantity, movedAtMs } of movements) {
    if (kind !== "count" && (count === undefined || movedAtMs > count.movedAtMs)) onHand += quantity;
  }
  return onHand;
}

/** The smoothed mean of the closed days, and the standard deviation over the days that stock must last. */
function demandOf(
  movements: readonly Movement[],
  asOfMs: number,
): Readonly<{ mean: number; deviation: number }> {
  const { smoothing, meanPerDayLeast, leadTimeDays, reviewDays } = stockPolicy;
  const dates = movements.map(({ movedAtMs }) => parisDate.format(movedAtMs));
  const sold: Record<string, number> = {};
  for (const [index, { kind, quantity }] of movements.entries()) {
    const date = dates[index] ?? "";
    if (kind === "sale" && quantity < 0) sold[date] = (sold[date] ?? 0) - quantity;
  }
  const lastDate = Object.keys(sold).toSorted().at(-1);
  let mean = 0;
  let variance = 0;
  let dayCount = 0;
  for (let day = Date.parse(dates.toSorted()[0] ?? ""); ; day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10);
    // Nothing was sold yet, or it is long forgotten: a day without sales changes nothing.
    if (date > (lastDate ?? "") && mean === 0) break;
    // A day of Paris is over when its date is no longer shown there.
    if (parisDate.format(asOfMs) <= date) break;
    const units = sold[date] ?? 0;
    const error = units - mean;
    if (dayCount === 0) mean = units;
    else {
      mean += smoothing * error;
      variance = dayCount === 1 ? error ** 2 : variance + smoothing * (error ** 2 - variance);
    }
    dayCount += 1;
    if (mean < meanPerDayLeast) {
      mean = 0;
      variance = 0;
    }
  }
  let factor = 0;
  for (let day = 0; day < leadTimeDays + reviewDays; day += 1) factor += (1 + day * smoothing) ** 2;
  return { mean, deviation: Math.sqrt(variance * factor) };
}

/** How many standard deviations lie below the critical ratio, found by halving. */
export function newsvendorQuantile(): number {
  const { lostMarginShare, holdingCostShare } = stockPolicy;
  const ratio = lostMarginShare / (lostMarginShare + holdingCostShare);
  let low = -8;
  let high = 8;
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < ratio) low = middle;
    else high = middle;
  }
  return low;
}

/** Source: the series of odd powers, x + x^3/3 + x^5/15 + ..., times the density. */
function normalShareBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; n < 400; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
