import { fold } from "#model";
import type { Fold, NodeById, RecordOf } from "#model";
import type { kappa } from "#model/omnishop";

type HoursView = NodeById<typeof kappa, "view", "sales-by-product-hour">;
type AlertsView = NodeById<typeof kappa, "view", "open-alerts">;
export type ProductHour = RecordOf<HoursView["contract"]>;
type Alert = RecordOf<AlertsView["contract"]>;

/** By product, then by hour and currency: the entry as it was last told. */
export type HoursIndex = Map<string, Map<string, ProductHour>>;

export const hoursFold: Fold<HoursView, HoursIndex> = fold<HoursView>()({
  empty: (): HoursIndex => new Map(),
  apply: (index, change) => {
    const hours = index.get(change.productId) ?? new Map<string, ProductHour>();
    hours.set(`${change.hourStartMs}|${change.currency}`, change);
    index.set(change.productId, hours);
    return index;
  },
});

/** By sale: one alert each. */
export type AlertsIndex = Map<string, Alert>;

export const alertsFold: Fold<AlertsView, AlertsIndex> = fold<AlertsView>()({
  empty: (): AlertsIndex => new Map(),
  apply: (index, change) => index.set(change.saleId, change),
});
