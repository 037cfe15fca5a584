import type { Metric } from "../decisions/metric.ts";
import type { SubjectId } from "./subjects.ts";

type StakedMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const milliseconds = { fr: "ms", en: "ms" } as const;
const receipts = { fr: "tickets/s", en: "receipts/s" } as const;

/** What decisions on technology are staked on. */
export const stakedMetrics: readonly StakedMetric[] = [
  {
    id: "checked-receipts-per-second",
    name: { fr: "Tickets vérifiés à la porte", en: "Receipts checked at the door" },
    unit: receipts,
    subjects: ["door"],
  },
  {
    id: "acknowledge-ms-p99",
    name: { fr: "Accusé de réception du journal, p99", en: "Acknowledgement of the log, p99" },
    unit: milliseconds,
    subjects: ["embedded-log"],
  },
  {
    id: "commit-time-share",
    name: { fr: "Part des validations dans le temps de traitement", en: "Share of commits in processing time" },
    unit: null,
    subjects: ["kappa"],
  },
  {
    id: "query-ms",
    name: { fr: "Durée d’une question à la table", en: "Time of a question to the table" },
    unit: milliseconds,
    subjects: ["one-day", "all-days"],
  },
  {
    id: "recomputed-lines-per-second",
    name: { fr: "Vitesse de recalcul", en: "Speed of recomputation" },
    unit: { fr: "lignes/s", en: "lines/s" },
    subjects: ["columnar-sql", "replayed-code"],
  },
  {
    id: "replayed-receipts-per-second",
    name: { fr: "Vitesse de rejeu", en: "Speed of replay" },
    unit: receipts,
    subjects: ["kappa"],
  },
  {
    id: "answer-ms",
    name: { fr: "Durée d’une réponse sur un produit", en: "Time of an answer on a product" },
    unit: milliseconds,
    subjects: ["view", "lake-query"],
  },
];

/** What needs aim at. */
export const aimedMetrics: readonly StakedMetric[] = [
  {
    id: "alert-latency-ms-p99",
    name: { fr: "Délai d’une alerte de fraude, p99", en: "Delay of a fraud alert, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "stock-freshness-ms-p99",
    name: { fr: "Fraîcheur du stock, p99", en: "Freshness of stock, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "campaign-visible-ms-p99",
    name: { fr: "Délai d’apparition d’un effet de campagne, p99", en: "Delay until a campaign’s effect shows, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "planted-effect-coverage",
    name: { fr: "Part des effets plantés que l’intervalle couvre", en: "Share of planted effects within the interval" },
    unit: null,
    subjects: ["kappa"],
  },
  {
    id: "ranking-gain-over-recency",
    name: {
      fr: "Gain du classement sur la seule récence",
      en: "Gain of the ranking over recency alone",
    },
    unit: null,
    subjects: ["kappa"],
  },
];
