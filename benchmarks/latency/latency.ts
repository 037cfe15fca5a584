import type { Histogram } from "hdr-histogram-js";
import { createRandom } from "#kernel/random";
import type { Evidence, EvidenceOrigin, Figure } from "#model";
import { kappa, lambda, metricIds } from "#model/omnishop";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { type ArrivalSupply, arrivalSupply } from "../load/arrival-supply.ts";
import { latencyOf, percentilesOf } from "../load/latency-histogram.ts";
import { type LoadedPipeline, sendOnPlan } from "../load/open-loop.ts";
import { implementations, type VariantId, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { originOf } from "../subject/subject-hash.ts";
import { nodeCostOf } from "./node-cost.ts";

/** `trialCount` trials of `trialMs` for each variant, after a warm-up of `warmUpMs` that is thrown away. */
export type LatencyWorkload = Readonly<{
  eventsPerSecond: number;
  trialCount: number;
  trialMs: number;
  warmUpMs: number;
}>;

/**
 * Hypothesis of the decision `paradigm`: a sale is visible within a second of being sent. Both variants stand open and
 * take turns under the same events, at speed 1. Of Lambda the speed layer answers; its nightly batch is not run meanwhile.
 *
 * @returns p50 and p99 of each variant, their comparison at p99, and what each node cost, warm-up included.
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five trials.
 */
export async function measureLatency(
  circumstances: Circumstances,
  workload: LatencyWorkload,
): Promise<readonly Evidence[]> {
  const { seed } = circumstances;
  const trials: Record<VariantId, Histogram[]> = { kappa: [], lambda: [] };
  const supplies = { kappa: arrivalSupply(seed), lambda: arrivalSupply(seed) };
  const costs = await withPipeline(implementations.kappa, (ofKappa) =>
    withPipeline(implementations.lambda, async (ofLambda) => {
      const pair = [
        { variant: "kappa", loaded: ofKappa },
        { variant: "lambda", loaded: ofLambda },
      ] as const;
      for (let number = 0; number <= workload.trialCount; number++) {
        for (const { variant, loaded } of number % 2 === 0 ? pair : pair.toReversed()) {
          const histogram = await runTrial(loaded, supplies[variant], { ...workload, seed, number });
          if (number > 0) trials[variant].push(histogram);
        }
      }
      return { kappa: ofKappa.pipeline.costs(), lambda: ofLambda.pipeline.costs() };
    }),
  );
  const entries = ["benchmarks/latency/latency.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa, lambda], workload });
  const p99Of = (variant: VariantId): readonly number[] =>
    trials[variant].map((trial) => percentilesOf([trial]).p99);
  const ofLambda = p99Of("lambda");
  return [
    ...figuresOf(origin, "kappa", trials.kappa),
    ...figuresOf(origin, "lambda", trials.lambda),
    comparisonOf(origin, {
      id: "latency-p99",
      metric: metricIds.latencyMsP99,
      of: "kappa",
      comparedWith: "lambda",
      better: "lower",
      pairs: p99Of("kappa").map((of, index) => ({ of, comparedWith: ofLambda[index] ?? Number.NaN })),
    }),
    nodeCostOf(origin, "kappa", costs.kappa),
    nodeCostOf(origin, "lambda", costs.lambda),
  ];
}

type Trial = LatencyWorkload & Readonly<{ seed: string; number: number }>;

/** Trial 0 is the warm-up. */
async function runTrial(loaded: LoadedPipeline, supply: ArrivalSupply, trial: Trial): Promise<Histogram> {
  const { number, eventsPerSecond: ratePerSecond } = trial;
  const durationMs = number === 0 ? trial.warmUpMs : trial.trialMs;
  const count = Math.ceil((ratePerSecond * durationMs) / 1000);
  const random = createRandom(trial.seed).split("latency").split(`trial-${number}`);
  const plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random });
  return latencyOf(plan, await sendOnPlan(loaded, plan));
}

function figuresOf(
  origin: EvidenceOrigin,
  subject: VariantId,
  trials: readonly Histogram[],
): readonly Figure[] {
  const seen = trials.map((trial) => percentilesOf([trial]));
  return [
    figureOf(
      origin,
      { id: `${subject}-latency-p50`, metric: metricIds.latencyMsP50, subject, unit: "ms" },
      seen.map(({ p50 }) => p50),
    ),
    figureOf(
      origin,
      { id: `${subject}-latency-p99`, metric: metricIds.latencyMsP99, subject, unit: "ms" },
      seen.map(({ p99 }) => p99),
    ),
  ];
}
