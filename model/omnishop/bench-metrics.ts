import type { Metric } from "../decisions/metric.ts";
import { metricIds } from "./metric-ids.ts";
import type { SubjectId } from "./subjects.ts";

type BenchMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;
/** Name and unit in French, then in English, then of what it is measured, and what evidence calls a unit without words. */
type Row = readonly [
  id: string,
  fr: readonly [string, string],
  en: readonly [string, string],
  subjects: readonly SubjectId[],
  unitInEvidence?: string,
];

const variants = ["kappa", "lambda"] as const;
const endpoints = [
  "product-sales",
  "alert-list",
  "product-stock",
  "recommendations",
  "campaign-effect",
  "customers-at-risk",
] as const;
const answering = [...variants, "lambda-batch"] as const;

const rows: readonly Row[] = [
  [
    metricIds.sustainedRate,
    ["Débit soutenu", "événements/s"],
    ["Sustained throughput", "events/s"],
    [...variants, "generator"],
  ],
  [
    metricIds.ratePerCpu,
    ["Débit par seconde de processeur", "événements/s CPU"],
    ["Throughput by processor time", "events/CPU s"],
    [...variants, "generator"],
  ],
  [
    metricIds.fullSpeedRate,
    ["Débit à pleine vitesse", "événements/s"],
    ["Throughput at full speed", "events/s"],
    variants,
  ],
  [
    metricIds.cpuUsPerEvent,
    ["Temps de calcul d’un événement", "µs"],
    ["Processor time of an event", "µs"],
    variants,
  ],
  [
    metricIds.latencyMsP99AtHalfRate,
    ["Latence à la moitié du débit visé, p99", "ms"],
    ["Latency at half the rate aimed at, p99", "ms"],
    ["kappa"],
  ],
  [
    metricIds.lakeBytesPerEvent,
    ["Place d’un événement dans le lac", "octets"],
    ["Lake space of an event", "bytes"],
    variants,
  ],
  [metricIds.anonymousMemoryBytes, ["Mémoire anonyme", "octets"], ["Anonymous memory", "bytes"], ["kappa"]],
  [metricIds.killsSurvived, ["Arrêts brutaux surmontés", "arrêts"], ["Kills survived", "kills"], variants],
  [
    metricIds.wrongBeforeBatch,
    ["Entrées fausses avant le lot", "entrées"],
    ["Entries wrong before the batch", "entries"],
    variants,
  ],
  [
    metricIds.wrongAfterBatch,
    ["Entrées fausses après le lot", "entrées"],
    ["Entries wrong after the batch", "entries"],
    variants,
  ],
  [metricIds.freshnessMsP50, ["Fraîcheur, médiane", "ms"], ["Freshness, median", "ms"], answering],
  [metricIds.freshnessMsP99, ["Fraîcheur, p99", "ms"], ["Freshness, p99", "ms"], answering],
  [
    metricIds.checkedRate,
    ["Tickets vérifiés à l’entrée", "tickets/s CPU"],
    ["Receipts checked at the door", "receipts/CPU s"],
    ["door"],
  ],
  [
    metricIds.acknowledgeMsP99,
    ["Accusé de réception d’un lot, p99", "ms"],
    ["Acknowledgement of a batch, p99", "ms"],
    ["embedded-log"],
  ],
  [metricIds.queryMs, ["Durée d’une requête", "ms"], ["Time of a query", "ms"], ["one-day", "all-days"]],
  [metricIds.answerMs, ["Durée d’une réponse", "ms"], ["Time of an answer", "ms"], ["view", "lake-query"]],
  [
    metricIds.recomputedRate,
    ["Lignes recalculées", "lignes/s CPU"],
    ["Lines recomputed", "lines/CPU s"],
    ["columnar-sql", "replayed-code"],
  ],
  [
    metricIds.replayedRate,
    ["Tickets rejoués", "tickets/s CPU"],
    ["Receipts replayed", "receipts/CPU s"],
    ["kappa"],
  ],
  [metricIds.commitTimeShare, ["Part des validations", ""], ["Share of commits", ""], ["kappa"], "share"],
  [
    metricIds.coldStartMs,
    ["Durée à froid", "ms"],
    ["Time from a cold start", "ms"],
    ["diagrams", "report-pdf"],
  ],
  ...httpRows(),
];

/** What the benchmarks measure beside what the study's decisions are staked on. */
export const benchMetrics: readonly BenchMetric[] = rows.map(
  ([id, fr, en, subjects, unitInEvidence = en[1]]) => ({
    id,
    name: { fr: fr[0], en: en[0] },
    unit: { fr: fr[1], en: en[1] },
    unitInEvidence,
    subjects,
  }),
);

/** Requests of each endpoint, while events flow and while the pipeline has nothing else to do. */
function httpRows(): readonly Row[] {
  const { requestRate, requestMsP50, requestMsP99, idleRequestRate, idleRequestMsP50, idleRequestMsP99 } =
    metricIds;
  const rate = { fr: "requêtes/s", en: "requests/s" };
  return [
    [
      requestRate,
      ["Requêtes HTTP servies, événements en cours", rate.fr],
      ["HTTP requests answered, events flowing", rate.en],
      endpoints,
    ],
    [
      requestMsP50,
      ["Requête HTTP, événements en cours, médiane", "ms"],
      ["HTTP request, events flowing, median", "ms"],
      endpoints,
    ],
    [
      requestMsP99,
      ["Requête HTTP, événements en cours, p99", "ms"],
      ["HTTP request, events flowing, p99", "ms"],
      endpoints,
    ],
    [
      idleRequestRate,
      ["Requêtes HTTP servies au repos", rate.fr],
      ["HTTP requests answered, idle", rate.en],
      endpoints,
    ],
    [
      idleRequestMsP50,
      ["Requête HTTP au repos, médiane", "ms"],
      ["HTTP request, idle, median", "ms"],
      endpoints,
    ],
    [idleRequestMsP99, ["Requête HTTP au repos, p99", "ms"], ["HTTP request, idle, p99", "ms"], endpoints],
  ];
}
