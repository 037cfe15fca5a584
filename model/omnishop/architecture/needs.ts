import type { NeedsOf } from "../../language/architecture.ts";
import type { kappa } from "../kappa.ts";
import type { lambda } from "../lambda.ts";
import { metricIds } from "../metric-ids.ts";
import { told } from "../words/told.ts";
import type { OmniShopLanguage } from "../words/told.ts";

/** What the business asks of the platform, and from when on it has it. */
export const needs: NeedsOf<OmniShopLanguage, typeof kappa | typeof lambda> = [
  {
    id: "fraud",
    words: told(
      { fr: "Fraude", en: "Fraud" },
      {
        fr: "signaler un achat suspect, avec le motif, avant que la marchandise ne parte",
        en: "flag a suspect purchase, with the reason, before the goods leave",
      },
    ),
    objectives: [
      { metric: metricIds.alertLatencyMsP99, subject: "kappa", better: "lower", bound: 100, unit: "ms" },
    ],
    servedBy: ["alert-list", "fraud-desk"],
    fedBy: ["tills", "web-orders"],
  },
  {
    id: "personalisation",
    words: told(
      { fr: "Personnalisation", en: "Personalisation" },
      {
        fr: "proposer à chacun, en ligne et en magasin, ce qui l’intéresse et qui est en stock",
        en: "offer each visitor, online and in the shop, what interests them and is in stock",
      },
    ),
    objectives: [
      { metric: metricIds.requestMsP99, subject: "recommendations", better: "lower", bound: 10, unit: "ms" },
      {
        metric: metricIds.clickToRecommendationMsP99,
        subject: "kappa",
        better: "lower",
        bound: 50,
        unit: "ms",
      },
    ],
    servedBy: ["recommendations", "app-push"],
    fedBy: ["web-clicks", "customer-accounts", "shop-sensors", "stock-ledger"],
  },
  {
    id: "stock",
    words: told(
      { fr: "Stocks", en: "Stock" },
      {
        fr: "connaître le stock de chaque lieu à l’unité près, et commander avant la rupture",
        en: "know each place’s stock to the unit, and order before it runs out",
      },
    ),
    objectives: [
      { metric: metricIds.stockFreshnessMsP99, subject: "kappa", better: "lower", bound: 1_000, unit: "ms" },
    ],
    servedBy: ["product-stock", "replenishment-desk"],
    fedBy: ["stock-ledger"],
  },
  {
    id: "campaigns",
    words: told(
      { fr: "Campagnes", en: "Campaigns" },
      {
        fr: "mesurer ce qu’une campagne a vraiment fait vendre, pendant qu’elle court",
        en: "measure what a campaign has really sold, while it runs",
      },
    ),
    objectives: [
      {
        metric: metricIds.campaignVisibleMsP99,
        subject: "kappa",
        better: "lower",
        bound: 60_000,
        unit: "ms",
      },
      {
        metric: metricIds.plantedEffectCoverage,
        subject: "kappa",
        better: "higher",
        bound: 0.9,
        unit: "ratio",
      },
    ],
    servedBy: ["campaign-effect"],
    fedBy: ["campaigns", "social-mentions", "tills", "web-orders"],
  },
  {
    id: "churn",
    words: told(
      { fr: "Attrition", en: "Churn" },
      {
        fr: "repérer les clients qui s’éloignent et proposer à chacun le geste qui le retient",
        en: "find the customers who drift away, and propose to each what keeps them",
      },
    ),
    objectives: [
      { metric: metricIds.rankingGain, subject: "kappa", better: "higher", bound: 1, unit: "ratio" },
    ],
    servedBy: ["customers-at-risk"],
    fedBy: ["customer-accounts", "tills", "web-orders"],
  },
];
