import type { Incident } from "./live-state.ts";
import type { Numbers } from "./numbers.ts";

/** Words of the page in one language; those that hold figures are functions of them. */
export type PageWords = Readonly<{
  title: string;
  subtitle: string;
  connecting: string;
  lost: string;
  sent: (numbers: Numbers, figures: Readonly<{ planned: number; measured: number; total: number }>) => string;
  cut: (numbers: Numbers, figures: Readonly<{ endsInMs: number; held: number }>) => string;
  down: (numbers: Numbers, figures: Readonly<{ variant: string; downMs: number }>) => string;
  measure: string;
  freshness: string;
  freshnessIs: string;
  worst: (numbers: Numbers, windowMs: number) => string;
  batchLayer: (numbers: Numbers, everyMs: number) => string;
  /** What follows a variant's name where a line of a chart is named. */
  measures: Readonly<Record<"answer" | "batch-layer" | "latency-p50" | "latency-p99", string>>;
  latency: (numbers: Numbers, windowMs: number) => string;
  latencyIs: string;
  waiting: string;
  law: string;
  lawOf: string;
  fate: string;
  /** With the space that the language sets before it. */
  colon: string;
  fates: Readonly<
    Record<"in" | "accepted" | "deadLettered" | "applied" | "late" | "duplicate" | "filtered", string>
  >;
  check: string;
  checkIs: (numbers: Numbers, figures: Readonly<{ expected: number; differing: number }>) => string;
  never: string;
  none: string;
  history: (seconds: number) => string;
  latencyHistory: (seconds: number) => string;
  picture: string;
  enlarge: string;
  reduce: string;
  onThisMachine: string;
  nodes: string;
  node: string;
  now: string;
  actions: string;
  happened: string;
  products: string;
  product: string;
  hour: string;
  units: string;
  unknownYet: string;
  endpoints: string;
  noAnswer: string;
  alerts: string;
  noAlert: string;
  alertReasons: Readonly<Record<string, string>>;
  deadLetters: string;
  noDeadLetter: string;
  buttons: Readonly<{
    faster: string;
    slower: string;
    broken: (count: number) => string;
    cut: (seconds: number) => string;
    found: (hours: number) => string;
    stolen: string;
    pause: string;
    resume: string;
    check: string;
    kill: (variant: string) => string;
  }>;
  incident: (numbers: Numbers, incident: Incident) => string;
  reading: Readonly<{
    perSecond: (rate: string) => string;
    waiting: (count: string) => string;
    late: (count: string) => string;
    toFeed: (count: string) => string;
    rows: (rows: string, files: string) => string;
    lastRun: (took: string) => string;
    running: string;
    paused: string;
    neverRun: string;
    cutAge: (age: string) => string;
    notPublished: string;
    notRun: string;
  }>;
}>;

/** What variants are called. */
const variantNames: Readonly<Record<string, string>> = { kappa: "Kappa", lambda: "Lambda" };

/** The name of the variant that something happened to. */
export function nameOf(variant: string | null): string {
  return variant === null ? "" : (variantNames[variant] ?? variant);
}
