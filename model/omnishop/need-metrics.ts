import type { Metric } from "../decisions/metric.ts";
import type { SubjectId } from "./subjects.ts";

type NeedMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const milliseconds = { fr: "ms", en: "ms" } as const;

/** What needs aim at. */
export const needMetrics: readonly NeedMetric[] = [
  {
    id: "alert-latency-ms-p99",
    name: { fr: "Délai d’une alerte de fraude, p99", en: "Delay of a fraud alert, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "recommendation-ms-p99",
    name: { fr: "Durée d’une recommandation, p99", en: "Time of a recommendation, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "click-to-recommendation-ms-p99",
    name: { fr: "Du clic à la recommandation changée, p99", en: "From click to changed recommendation, p99" },
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
    name: {
      fr: "Délai d’apparition d’un effet de campagne, p99",
      en: "Delay until a campaign’s effect shows, p99",
    },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: "planted-effect-coverage",
    name: {
      fr: "Part des effets plantés que l’intervalle couvre",
      en: "Share of planted effects within the interval",
    },
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
