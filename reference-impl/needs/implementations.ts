import { invariant } from "#kernel/invariant";
import { implement, nodesOf } from "#model";
import type { IdOf, Topology } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { alertList, productSales } from "./answers.ts";
import { conformSales } from "./conform-sales.ts";
import { detectFraud } from "./detect-fraud.ts";
import { alertsFold, hoursFold } from "./folds.ts";
import { mergeSales } from "./merge-sales.ts";
import { recomputeSales } from "./recompute-sales.ts";
import { keepStock } from "./stock/keep-stock.ts";
import { productStock } from "./stock/product-stock.ts";
import { stockFold } from "./stock/stock-fold.ts";
import { tallySales } from "./tally-sales.ts";

/** OmniShop's code for Kappa: one code path. */
export const kappaImplementation = implement(kappa, {
  processors: {
    "conform-sales": { v1: conformSales(latenessMs(kappa, "conform-sales")) },
    "tally-sales": { v1: tallySales(latenessMs(kappa, "tally-sales")) },
    "detect-fraud": { v1: detectFraud(latenessMs(kappa, "detect-fraud")) },
    "keep-stock": { v1: keepStock(latenessMs(kappa, "keep-stock")) },
  },
  folds: { "sales-by-product-hour": hoursFold, "open-alerts": alertsFold, "stock-levels": stockFold },
  answers: { "product-sales": productSales, "alert-list": alertList, "product-stock": productStock },
  jobs: {},
});

/** OmniShop's code for Lambda: the tally is there twice, as a processor and as SQL, and a merge joins them. */
export const lambdaImplementation = implement(lambda, {
  processors: {
    "conform-sales": { v1: conformSales(latenessMs(lambda, "conform-sales")) },
    "tally-sales-speed": { v1: tallySales(latenessMs(lambda, "tally-sales-speed")) },
    "detect-fraud": { v1: detectFraud(latenessMs(lambda, "detect-fraud")) },
    "keep-stock": { v1: keepStock(latenessMs(lambda, "keep-stock")) },
  },
  folds: {
    "sales-by-product-hour-batch": hoursFold,
    "sales-by-product-hour-speed": hoursFold,
    "open-alerts": alertsFold,
    "stock-levels": stockFold,
  },
  answers: { "product-sales": mergeSales, "alert-list": alertList, "product-stock": productStock },
  jobs: { "recompute-sales": recomputeSales },
});

function latenessMs<T extends Topology>(of: T, id: IdOf<T, "processor">): number {
  const found = nodesOf(of, "processor").find((node) => node.id === id);
  invariant(found !== undefined, `the topology ${of.id} has no processor ${id}`);
  return found.allowedLatenessMs;
}
