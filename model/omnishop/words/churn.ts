import { told } from "./told.ts";

/** What the nodes of churn are called and do. */
export const churnWords = {
  "tally-customer-days": told(
    { fr: "Cumul par client et jour", en: "Tally by customer and day" },
    {
      fr: "tient à jour ce que chaque client a acheté par jour, retardataires compris",
      en: "keeps what each customer bought by day, late receipts included",
    },
  ),
  "tally-customer-days-speed": told(
    { fr: "Cumul client rapide", en: "Speed customer tally" },
    {
      fr: "tient à jour les jours récents et laisse les retardataires aux lots",
      en: "keeps recent days and leaves late receipts to the batch",
    },
  ),
  "customer-days": told(
    { fr: "Jours d’achat par client", en: "Customer days" },
    { fr: "vue servie, toujours à jour", en: "served view, always current" },
  ),
  "customer-days-speed": told(
    { fr: "Jours récents", en: "Speed customer days" },
    { fr: "ce qui s’est acheté depuis la dernière coupure", en: "what was bought since the last cut" },
  ),
  "customer-days-batch": told(
    { fr: "Jours par lots", en: "Batch customer days" },
    { fr: "ce que le dernier traitement de nuit a recalculé", en: "what the last nightly job recomputed" },
  ),
  "recompute-customer-days": told(
    { fr: "Recalcul des clients", en: "Recompute customers" },
    {
      fr: "recalcule tous les jours d’achat à partir du lac, en SQL",
      en: "recomputes all customer days from the lake, in SQL",
    },
  ),
  "keep-profiles": told(
    { fr: "Tenue des profils", en: "Keep profiles" },
    {
      fr: "garde le dernier état de chaque compte, consentements compris",
      en: "keeps the last state of each account, consents included",
    },
  ),
  "customer-profiles": told(
    { fr: "Profils clients", en: "Customer profiles" },
    { fr: "état du compte et consentements", en: "account standing and consents" },
  ),
  "customers-at-risk": told(
    { fr: "API clients à risque", en: "Customers-at-risk API" },
    {
      fr: "répond qui risque de partir, et quoi lui proposer",
      en: "answers who may leave, and what to offer",
    },
  ),
} as const;
