import { fold } from "#model";
import type { RecordOf, View } from "#model";
import type { fraudAlert, productHour } from "#model/omnishop";

export type ProductHour = RecordOf<typeof productHour>;
export type FraudAlert = RecordOf<typeof fraudAlert>;
/** By product, then by hour and currency. */
export type HoursIndex = Map<string, Map<string, ProductHour>>;
/** By sale. */
export type AlertsIndex = Map<string, FraudAlert>;

/** Keeps the last entry of each product, hour and currency. */
export const hoursFold = fold<View<string, typeof productHour>>()({
  empty: (): HoursIndex => new Map(),
  apply(index, change) {
    const hours = index.get(change.productId) ?? new Map<string, ProductHour>();
    hours.set(`${change.hourStartMs}|${change.currency}`, change);
    index.set(change.productId, hours);
    return index;
  },
});

/** Keeps the alert of each sale. */
export const alertsFold = fold<View<string, typeof fraudAlert>>()({
  empty: (): AlertsIndex => new Map(),
  apply(index, change) {
    index.set(change.saleId, change);
    return index;
  },
});

/** Gives a product's entries that begin in `fromMs` <= hour < `toMs`, by hour, then by currency; none if unknown. */
export function hoursBetween(
  index: HoursIndex,
  { productId, fromMs, toMs }: Readonly<{ productId: string; fromMs: number; toMs: number }>,
): readonly ProductHour[] {
  return [...(index.get(productId)?.values() ?? [])]
    .filter(({ hourStartMs }) => hourStartMs >= fromMs && hourStartMs < toMs)
    .toSorted((a, b) => a.hourStartMs - b.hourStartMs || (a.currency < b.currency ? -1 : 1));
}

/** Gives at most `limit` alerts, the newest sale first; sales of one instant go by their ids. */
export function newestAlerts(index: AlertsIndex, limit: number): readonly FraudAlert[] {
  return [...index.values()]
    .toSorted((a, b) => b.soldAtMs - a.soldAtMs || (a.saleId < b.saleId ? -1 : 1))
    .slice(0, limit);
}
