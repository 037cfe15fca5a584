import { invariant } from "#kernel/invariant";
import { implement, nodesOf } from "#model";
import type { IdOf, Topology } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { admitMentions } from "./campaigns/admit-mentions.ts";
import { campaignEffect } from "./campaigns/campaign-effect.ts";
import { mentionsFold, outcomesFold } from "./campaigns/campaign-folds.ts";
import { measureCampaigns } from "./campaigns/measure-campaigns.ts";
import { customersAtRisk, mergeCustomersAtRisk } from "./churn/at-risk.ts";
import { daysFold, profilesFold } from "./churn/churn-folds.ts";
import { keepProfiles } from "./churn/keep-profiles.ts";
import { recomputeCustomerDays } from "./churn/recompute-customer-days.ts";
import { tallyCustomerDays } from "./churn/tally-customer-days.ts";
import { alertList, productSales } from "./answers.ts";
import { conformSales } from "./conform-sales.ts";
import { detectFraud } from "./detect-fraud.ts";
import { alertsFold, hoursFold } from "./folds.ts";
import { mergeSales } from "./merge-sales.ts";
import { recomputeSales } from "./recompute-sales.ts";
import { pushInShop } from "./personalisation/push-in-shop.ts";
import { recommendations } from "./personalisation/recommendations.ts";
import { sessionsFold } from "./personalisation/session-index.ts";
import { trackSessions } from "./personalisation/track-sessions.ts";
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
    "track-sessions": { v1: trackSessions(latenessMs(kappa, "track-sessions")) },
    "push-in-shop": { v1: pushInShop(latenessMs(kappa, "push-in-shop")) },
    "measure-campaigns": { v1: measureCampaigns(latenessMs(kappa, "measure-campaigns")) },
    "admit-mentions": { v1: admitMentions(latenessMs(kappa, "admit-mentions")) },
    "tally-customer-days": { v1: tallyCustomerDays(latenessMs(kappa, "tally-customer-days")) },
    "keep-profiles": { v1: keepProfiles },
  },
  folds: {
    "sales-by-product-hour": hoursFold,
    "open-alerts": alertsFold,
    "stock-levels": stockFold,
    "session-items": sessionsFold,
    "campaign-outcomes": outcomesFold,
    "campaign-mentions": mentionsFold,
    "customer-days": daysFold,
    "customer-profiles": profilesFold,
  },
  answers: {
    "product-sales": productSales,
    "alert-list": alertList,
    "product-stock": productStock,
    recommendations,
    "campaign-effect": campaignEffect,
    "customers-at-risk": customersAtRisk(),
  },
  jobs: {},
});

/** OmniShop's code for Lambda: two tallies are there twice, as a processor and as SQL, and a merge joins them. */
export const lambdaImplementation = implement(lambda, {
  processors: {
    "conform-sales": { v1: conformSales(latenessMs(lambda, "conform-sales")) },
    "tally-sales-speed": { v1: tallySales(latenessMs(lambda, "tally-sales-speed")) },
    "detect-fraud": { v1: detectFraud(latenessMs(lambda, "detect-fraud")) },
    "keep-stock": { v1: keepStock(latenessMs(lambda, "keep-stock")) },
    "track-sessions": { v1: trackSessions(latenessMs(lambda, "track-sessions")) },
    "push-in-shop": { v1: pushInShop(latenessMs(lambda, "push-in-shop")) },
    "measure-campaigns": { v1: measureCampaigns(latenessMs(lambda, "measure-campaigns")) },
    "admit-mentions": { v1: admitMentions(latenessMs(lambda, "admit-mentions")) },
    "tally-customer-days-speed": { v1: tallyCustomerDays(latenessMs(lambda, "tally-customer-days-speed")) },
    "keep-profiles": { v1: keepProfiles },
  },
  folds: {
    "sales-by-product-hour-batch": hoursFold,
    "sales-by-product-hour-speed": hoursFold,
    "open-alerts": alertsFold,
    "stock-levels": stockFold,
    "session-items": sessionsFold,
    "campaign-outcomes": outcomesFold,
    "campaign-mentions": mentionsFold,
    "customer-days-batch": daysFold,
    "customer-days-speed": daysFold,
    "customer-profiles": profilesFold,
  },
  answers: {
    "product-sales": mergeSales,
    "alert-list": alertList,
    "product-stock": productStock,
    recommendations,
    "campaign-effect": campaignEffect,
    "customers-at-risk": mergeCustomersAtRisk(),
  },
  jobs: { "recompute-sales": recomputeSales, "recompute-customer-days": recomputeCustomerDays },
});

function latenessMs<T extends Topology>(of: T, id: IdOf<T, "processor">): number {
  const found = nodesOf(of, "processor").find((node) => node.id === id);
  invariant(found !== undefined, `the topology ${of.id} has no processor ${id}`);
  return found.allowedLatenessMs;
}
