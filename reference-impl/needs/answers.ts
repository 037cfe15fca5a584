import type { Answer, NodeById } from "#model";
import type { kappa } from "#model/omnishop";
import type { alertsFold, hoursFold } from "./folds.ts";
import { hoursBetween, newestAlerts } from "./folds.ts";
import { spanOf, wholeNumber } from "./query-number.ts";

type KappaFolds = Readonly<{
  "sales-by-product-hour": typeof hoursFold;
  "open-alerts": typeof alertsFold;
}>;

const alertsByDefault = 50;
/** A work list longer than this is not read by anyone, and would make a big answer. */
const alertsMax = 1000;

/** Answers what a product sold by hour; null if nothing was ever sold of it. */
export const productSales: Answer<NodeById<typeof kappa, "endpoint", "product-sales">, KappaFolds> = {
  answer({ hours }, { path: { productId }, query }) {
    const span = spanOf(query);
    if (!hours.has(productId)) return null;
    return { productId, hours: hoursBetween(hours, { productId, ...span }) };
  },
};

/** Answers the open alerts, the newest first: 50 of them unless a `limit` of 1 to 1,000 is asked for. */
export const alertList: Answer<
  NodeById<typeof kappa, "endpoint", "alert-list">,
  Pick<KappaFolds, "open-alerts">
> = {
  answer({ open }, { query }) {
    const bounds = { parameter: "limit", least: 1, most: alertsMax, absent: alertsByDefault };
    return { alerts: newestAlerts(open, wholeNumber(query.limit, bounds)) };
  },
};
