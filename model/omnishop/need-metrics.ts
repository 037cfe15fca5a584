import type { Metric } from "../decisions/metric.ts";
import { metricIds } from "./metric-ids.ts";
import type { SubjectId } from "./subjects.ts";

type NeedMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const milliseconds = { fr: "ms", en: "ms" } as const;

const ratio = { unit: { fr: "", en: "" }, unitInEvidence: "ratio" } as const;

/** What needs aim at. */
export const needMetrics: readonly NeedMetric[] = [
  {
    id: metricIds.alertLatencyMsP99,
    name: { fr: "Délai d’une alerte de fraude, p99", en: "Delay of a fraud alert, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: metricIds.clickToRecommendationMsP99,
    name: { fr: "Du clic à la recommandation changée, p99", en: "From click to changed recommendation, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: metricIds.stockFreshnessMsP99,
    name: { fr: "Fraîcheur du stock, p99", en: "Freshness of stock, p99" },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: metricIds.campaignVisibleMsP99,
    name: {
      fr: "Délai d’apparition d’un effet de campagne, p99",
      en: "Delay until a campaign’s effect shows, p99",
    },
    unit: milliseconds,
    subjects: ["kappa"],
  },
  {
    id: metricIds.plantedEffectCoverage,
    name: {
      fr: "Part des effets plantés que l’intervalle couvre",
      en: "Share of planted effects within the interval",
    },
    ...ratio,
    subjects: ["kappa"],
  },
  {
    id: metricIds.rankingGain,
    name: {
      fr: "Gain du classement sur la seule récence",
      en: "Gain of the ranking over recency alone",
    },
    ...ratio,
    subjects: ["kappa"],
  },
  {
    id: metricIds.rankingGainOfReturning,
    name: {
      fr: "Gain du classement sur la seule récence, parmi les clients revenus au moins une fois",
      en: "Gain of the ranking over recency alone, among customers who came back once at least",
    },
    ...ratio,
    subjects: ["kappa"],
  },
  {
    id: metricIds.leftShareOfNamed,
    name: {
      fr: "Part des clients signalés qui sont vraiment partis",
      en: "Share of the customers named who have truly left",
    },
    ...ratio,
    subjects: ["kappa", "recency-alone"],
  },
];
