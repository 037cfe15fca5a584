import type { Metric } from "../decisions/metric.ts";
import { benchMetrics } from "./bench-metrics.ts";
import { needMetrics } from "./need-metrics.ts";
import { simulatedMetrics } from "./simulated-metrics.ts";
import type { SubjectId } from "./subjects.ts";

type OmniShopMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const milliseconds = { fr: "ms", en: "ms" } as const;
const bytes = { fr: "octets", en: "bytes" } as const;
const variants = ["kappa", "lambda"] as const;

/** Every quantity that the study measures, and of what: a chapter may speak of these and of no other. */
export const metrics: readonly OmniShopMetric[] = [
  {
    id: "latency-ms-p50",
    name: { fr: "Latence médiane d’une vente", en: "Median latency of a sale" },
    unit: milliseconds,
    subjects: [...variants, "record-at-a-time", "micro-batch"],
  },
  {
    id: "latency-ms-p99",
    name: { fr: "Latence d’une vente, p99", en: "Latency of a sale, p99" },
    unit: milliseconds,
    subjects: variants,
  },
  {
    id: "need-code-lines",
    name: { fr: "Code des besoins", en: "Code of the needs" },
    unit: { fr: "lignes", en: "lines" },
    subjects: variants,
  },
  {
    id: "bytes-per-event",
    name: { fr: "Taille d’une vente", en: "Size of a sale" },
    unit: bytes,
    subjects: ["avro-batches", "json-lines"],
  },
  {
    id: "decoded-events-per-second",
    name: { fr: "Vitesse de décodage", en: "Decoding speed" },
    unit: { fr: "événements/s", en: "events/s" },
    subjects: ["avro-batches", "json-lines"],
  },
  {
    id: "bytes-per-sale-line",
    name: { fr: "Taille d’une ligne de vente", en: "Size of a sale line" },
    unit: bytes,
    subjects: ["parquet-table", "avro-log"],
  },
  ...counted(),
  ...benchMetrics,
  ...needMetrics,
  ...simulatedMetrics,
];

/** What a run of a variant counts: a number of rows, entries or alerts. */
function counted(): readonly OmniShopMetric[] {
  const names = {
    "rows-in": { fr: "Lignes reçues", en: "Rows received" },
    "rows-accepted": { fr: "Lignes acceptées", en: "Rows accepted" },
    "rows-dead-lettered": { fr: "Lignes au rebut", en: "Rows dead-lettered" },
    "rows-applied": { fr: "Lignes appliquées", en: "Rows applied" },
    "rows-late": { fr: "Lignes en retard", en: "Late rows" },
    "rows-duplicate": { fr: "Lignes en double", en: "Duplicate rows" },
    "rows-filtered": { fr: "Lignes écartées", en: "Rows filtered" },
    "entries-expected": { fr: "Entrées attendues", en: "Entries expected" },
    "entries-shown": { fr: "Entrées servies", en: "Entries served" },
    "entries-wrong-before-batch": {
      fr: "Entrées fausses avant la nuit",
      en: "Entries wrong before the night",
    },
    "entries-wrong": { fr: "Entrées fausses", en: "Wrong entries" },
    alerts: { fr: "Alertes de fraude", en: "Fraud alerts" },
    "sale-line-rows": { fr: "Lignes de vente en table", en: "Sale lines in the table" },
  } as const;
  return Object.entries(names).map(([id, name]) => ({ id, name, unit: null, subjects: variants }));
}
