import { implement } from "#model";
import type { Topology } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { ReferenceError } from "../reference-error.ts";
import { hoursOf, mergedHoursOf, newestAlerts, spanOf, wholeNumber } from "./answers.ts";
import { createConformSales } from "./conform-sales.ts";
import { createDetectFraud } from "./detect-fraud.ts";
import { alertsFold, hoursFold } from "./folds.ts";
import { recomputeSales } from "./recompute-sales.ts";
import { createTallySales } from "./tally-sales.ts";

const alertsShown = 100;

/** The lateness that the model allows a processor, so that it stands in one place. */
function latenessOf(topology: Topology, id: string): number {
  const found = topology.nodes.find((node) => node.kind === "processor" && node.id === id);
  if (found?.kind === "processor") return found.allowedLatenessMs;
  throw new ReferenceError(
    "NOT_MODELLED",
    `${topology.id} has no processor "${id}": model it, or drop its code`,
  );
}

const conformSales = { v1: createConformSales(latenessOf(kappa, "conform-sales")) };
const detectFraud = { v1: createDetectFraud(latenessOf(kappa, "detect-fraud")) };

/** The proposal's code: each piece of logic once. */
export const kappaImplementation = implement(kappa, {
  processors: {
    "conform-sales": conformSales,
    "tally-sales": { v1: createTallySales(latenessOf(kappa, "tally-sales")) },
    "detect-fraud": detectFraud,
  },
  folds: { "sales-by-product-hour": hoursFold, "open-alerts": alertsFold },
  answers: {
    "product-sales": {
      answer: ({ hours }, { path, query }) => ({ hours: hoursOf(hours, path.productId, spanOf(query)) }),
    },
    "alert-list": {
      answer: ({ open }, { query }) => ({
        alerts: newestAlerts(
          open,
          query.limit === undefined ? alertsShown : wholeNumber("limit", query.limit),
        ),
      }),
    },
  },
  jobs: {},
});

/** The classic's code: the tally exists twice, here and in SQL, and a merge joins the two. */
export const lambdaImplementation = implement(lambda, {
  processors: {
    "conform-sales": conformSales,
    "tally-sales-speed": { v1: createTallySales(latenessOf(lambda, "tally-sales-speed")) },
    "detect-fraud": detectFraud,
  },
  folds: {
    "sales-by-product-hour-batch": hoursFold,
    "sales-by-product-hour-speed": hoursFold,
    "open-alerts": alertsFold,
  },
  answers: {
    "product-sales": {
      answer: ({ batch, speed }, { path, query, cutMs }) => ({
        hours: mergedHoursOf({ batch, speed, cutMs: cutMs.batch }, path.productId, spanOf(query)),
      }),
    },
    "alert-list": {
      answer: ({ open }, { query }) => ({
        alerts: newestAlerts(
          open,
          query.limit === undefined ? alertsShown : wholeNumber("limit", query.limit),
        ),
      }),
    },
  },
  jobs: { "recompute-sales": recomputeSales },
});
