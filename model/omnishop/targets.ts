import type { Target } from "../decisions/target.ts";
import { metricIds } from "./metric-ids.ts";

/** What the workbench is to reach on two cores. */
export const targets: readonly Target<"fr" | "en">[] = [
  {
    id: "generator-rate",
    title: {
      en: "Generator, events a second on one core",
      fr: "Générateur, événements par seconde sur un cœur",
    },
    metric: metricIds.ratePerCpu,
    subject: "generator",
    better: "higher",
    bound: 300_000,
    unit: "events/CPU s",
  },
  {
    id: "sustained-rate",
    title: {
      en: "Kappa, all needs and the lake on, durable: events a second sustained",
      fr: "Kappa, tous besoins et lac actifs, durable : événements par seconde soutenus",
    },
    metric: metricIds.sustainedRate,
    subject: "kappa",
    better: "higher",
    bound: 100_000,
    unit: "events/s",
  },
  {
    id: "latency-at-half-rate",
    title: {
      en: "Kappa, latency from end to end at half that rate, 99th percentile",
      fr: "Kappa, latence de bout en bout à la moitié de ce débit, 99ᵉ centile",
    },
    metric: metricIds.latencyMsP99AtHalfRate,
    subject: "kappa",
    better: "lower",
    bound: 250,
    unit: "ms",
  },
  {
    id: "anonymous-memory",
    title: { en: "Kappa, anonymous memory under load", fr: "Kappa, mémoire anonyme sous charge" },
    metric: metricIds.anonymousMemoryBytes,
    subject: "kappa",
    better: "lower",
    bound: 1024 ** 3,
    unit: "bytes",
  },
  ...(
    [
      { subject: "kappa", name: "Kappa" },
      { subject: "lambda", name: "Lambda" },
    ] as const
  ).map(({ subject, name }) => ({
    id: `${subject}-survives-kills`,
    title: {
      en: `${name}, kills at random moments after which outputs and lake equal an unbroken run's`,
      fr: `${name}, arrêts brutaux au hasard après lesquels sorties et lac égalent ceux d’une exécution sans arrêt`,
    },
    metric: metricIds.killsSurvived,
    subject,
    better: "higher" as const,
    bound: 20,
    unit: "kills",
  })),
  {
    id: "diagrams-from-cold",
    title: { en: "Diagrams of both variants from a cold start", fr: "Figures des deux variantes, à froid" },
    metric: metricIds.coldStartMs,
    subject: "diagrams",
    better: "lower",
    bound: 2_000,
    unit: "ms",
  },
  {
    id: "report-from-cold",
    title: { en: "Report as PDF from a cold start", fr: "Dossier en PDF, à froid" },
    metric: metricIds.coldStartMs,
    subject: "report-pdf",
    better: "lower",
    bound: 10_000,
    unit: "ms",
  },
];
