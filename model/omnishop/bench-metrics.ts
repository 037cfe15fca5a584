import type { Metric } from "../decisions/metric.ts";
import { metricIds } from "./metric-ids.ts";
import type { SubjectId } from "./subjects.ts";

type BenchMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;
/** Name and unit in French, then in English. */
type Row = readonly [id: string, fr: readonly [string, string], en: readonly [string, string]];

const variants = ["kappa", "lambda"] as const;

/** What the benchmarks measure of both variants. */
const ofVariants: readonly Row[] = [
  [metricIds.sustainedRate, ["Débit soutenu", "événements/s"], ["Sustained throughput", "events/s"]],
  [
    metricIds.ratePerCpu,
    ["Débit par seconde de processeur", "événements/s CPU"],
    ["Throughput by processor time", "events/CPU s"],
  ],
  [
    metricIds.fullSpeedRate,
    ["Débit à pleine vitesse", "événements/s"],
    ["Throughput at full speed", "events/s"],
  ],
  [metricIds.cpuUsPerEvent, ["Temps de calcul d’un événement", "µs"], ["Processor time of an event", "µs"]],
  [
    metricIds.latencyMsP99AtHalfRate,
    ["Latence à la moitié du débit visé, p99", "ms"],
    ["Latency at half the rate aimed at, p99", "ms"],
  ],
  [
    metricIds.lakeBytesPerEvent,
    ["Place dans le lac d’un événement", "octets"],
    ["Lake space of an event", "bytes"],
  ],
  [metricIds.anonymousMemoryBytes, ["Mémoire anonyme", "octets"], ["Anonymous memory", "bytes"]],
  [metricIds.killsSurvived, ["Arrêts brutaux surmontés", "arrêts"], ["Kills survived", "kills"]],
  [
    metricIds.wrongBeforeBatch,
    ["Entrées fausses avant le lot", "entrées"],
    ["Entries wrong before the batch", "entries"],
  ],
  [
    metricIds.wrongAfterBatch,
    ["Entrées fausses après le lot", "entrées"],
    ["Entries wrong after the batch", "entries"],
  ],
];

const ofAnswers: readonly Row[] = [
  [metricIds.freshnessMsP50, ["Fraîcheur, médiane", "ms"], ["Freshness, median", "ms"]],
  [metricIds.freshnessMsP99, ["Fraîcheur, p99", "ms"], ["Freshness, p99", "ms"]],
];

const ofCommands: readonly Row[] = [
  [metricIds.coldStartMs, ["Durée à froid", "ms"], ["Time from a cold start", "ms"]],
];

/** What the benchmarks measure beside what the study's decisions are staked on. */
export const benchMetrics: readonly BenchMetric[] = [
  ...ofVariants.map((row) => metricOf(row, [...variants, "generator"])),
  ...ofAnswers.map((row) => metricOf(row, [...variants, "lambda-batch"])),
  ...ofCommands.map((row) => metricOf(row, ["diagrams", "report-pdf"])),
];

function metricOf([id, fr, en]: Row, subjects: readonly SubjectId[]): BenchMetric {
  return { id, name: { fr: fr[0], en: en[0] }, unit: { fr: fr[1], en: en[1] }, subjects };
}
