import { join } from "node:path";
import { readEnvironment } from "#benchmarks";
import { pickBenchmarks, runSuite, suite } from "#benchmarks/suite";
import type { Benchmark } from "#benchmarks/suite";
import { median } from "#kernel/statistics";
import type { Interval } from "#kernel/statistics";
import type { Better, Comparison, Environment, Evidence, Figure } from "#model";
import { metricIds, metrics } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { measureInScratch } from "./measure-variants.ts";
import { withOutputFolder } from "../output-folder.ts";
import type { OnProgress } from "../progress.ts";

export type CompareOptions = Readonly<{
  out: string;
  seed: string;
  /** How many events the runs at full speed take in. */
  events: number;
  language: OmniShopLanguage;
  onProgress: OnProgress;
}>;

/** Who does better at a quantity; `none` where the interval holds both, or both are equal. */
export type Winner = "kappa" | "lambda" | "none";

/** One quantity of both variants, with what follows from it. */
export type ComparedQuantity = Readonly<{
  metric: string;
  name: string;
  unit: string;
  kappa: number;
  lambda: number;
  /** Kappa's over Lambda's; null for counts that may be 0. */
  ratio: Interval | null;
  pairs: number;
  winner: Winner;
  evidenceId: string;
}>;

export type VariantComparison = Readonly<{
  quantities: readonly ComparedQuantity[];
  /** The time between two batches where freshness was measured: a night, scaled down. */
  batchIntervalMs: number | null;
  environment: Environment;
  folder: string;
  tookMs: number;
}>;

const pairCount = 5;

/**
 * Compares Kappa with Lambda on the same generated events, in alternation, and writes the evidence: each figure that is
 * told is one of it.
 */
export async function compareVariants(options: CompareOptions): Promise<VariantComparison> {
  const { language, onProgress } = options;
  const startedMs = performance.now();
  const place = { path: options.out, maker: "compare" };
  const [path, evidence] = await withOutputFolder(
    place,
    async (folder) =>
      [folder.path, await folder.build("evidence", (outDir) => measure(options, outDir))] as const,
  );
  const tookMs = performance.now() - startedMs;
  const quantities = comparedQuantities(evidence, language);
  onProgress({ stage: "comparison", state: "done", detail: String(quantities.length), tookMs });
  return {
    quantities,
    batchIntervalMs: intervalOf(evidence),
    environment: readEnvironment(),
    folder: join(path, "evidence"),
    tookMs,
  };
}

async function measure(
  { seed, events, onProgress }: CompareOptions,
  outDir: string,
): Promise<readonly Evidence[]> {
  const variants: Benchmark = {
    name: "variants",
    inStudy: false,
    measure: (here) => measureInScratch(here, { events, pairs: pairCount }),
  };
  return runSuite({
    benchmarks: [variants, ...pickBenchmarks(suite, ["need-code", "latency", "freshness"])],
    profile: "quick",
    seed,
    outDir,
    onProgress: ({ benchmark: part, done, total }) =>
      onProgress({ stage: "comparison", state: "advanced", part, done, total }),
  });
}

/** Everything that evidence says of both variants, in its order; a comparison with a layer of one alone is not of both. */
export function comparedQuantities(
  evidence: readonly Evidence[],
  language: OmniShopLanguage,
): readonly ComparedQuantity[] {
  const compared = evidence.flatMap((piece) =>
    piece.kind === "comparison" && piece.of === "kappa" && piece.comparedWith === "lambda" ? [piece] : [],
  );
  const exact = [metricIds.wrongBeforeBatch, metricIds.wrongAfterBatch];
  return [
    ...compared.map((piece) => fromComparison(piece, language)),
    ...exact.flatMap((metric) => fromCounts(evidence, metric, language)),
  ];
}

function fromComparison(piece: Comparison, language: OmniShopLanguage): ComparedQuantity {
  const { metric, pairs, ratio, interval, better, id } = piece;
  return {
    ...told(metric, language),
    kappa: median(pairs.map(({ of }) => of)),
    lambda: median(pairs.map(({ comparedWith }) => comparedWith)),
    ratio: { estimate: ratio, ...interval },
    pairs: pairs.length,
    winner: winnerOf(interval, better),
    evidenceId: id,
  };
}

function winnerOf({ low, high }: Readonly<{ low: number; high: number }>, better: Better): Winner {
  if (low <= 1 && high >= 1) return "none";
  return high < 1 === (better === "lower") ? "kappa" : "lambda";
}

/** Counts of what is wrong: less is better. */
function fromCounts(
  evidence: readonly Evidence[],
  metric: string,
  language: OmniShopLanguage,
): readonly ComparedQuantity[] {
  const of = (subject: "kappa" | "lambda"): Figure | undefined =>
    evidence.find(
      (piece): piece is Figure =>
        piece.kind === "figure" && piece.metric === metric && piece.subject === subject,
    );
  const [first, second] = [of("kappa"), of("lambda")];
  if (first === undefined || second === undefined) return [];
  const [kappa, lambda, evidenceId] = [first.value, second.value, first.id] as const;
  const winner = kappa === lambda ? "none" : kappa < lambda ? "kappa" : "lambda";
  return [{ ...told(metric, language), kappa, lambda, ratio: null, pairs: 1, winner, evidenceId }];
}

function told(
  metric: string,
  language: OmniShopLanguage,
): Readonly<{ metric: string; name: string; unit: string }> {
  const known = metrics.find(({ id }) => id === metric);
  return { metric, name: known?.name[language] ?? metric, unit: known?.unit?.[language] ?? "" };
}

function intervalOf(evidence: readonly Evidence[]): number | null {
  const piece = evidence.find(({ id }) => id === "freshness-p99");
  const intervalMs = piece?.workload["batchIntervalMs"];
  return typeof intervalMs === "number" ? intervalMs : null;
}
