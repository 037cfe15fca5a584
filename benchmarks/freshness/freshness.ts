import { exponential } from "#kernel/distributions";
import { createRandom } from "#kernel/random";
import { quantile } from "#kernel/statistics";
import { nodesOf, upstreamOf } from "#model";
import type { Evidence, EvidenceOrigin, Topology } from "#model";
import { kappa, lambda, metricIds } from "#model/omnishop";
import { salesSources } from "#generators";
import type { Arrival } from "#generators";
import type { Runnable } from "#reference-impl";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { type ArrivalSupply, arrivalSupply } from "../load/arrival-supply.ts";
import { type LoadedPipeline, sendOnPlan } from "../load/open-loop.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { originOf } from "../subject/subject-hash.ts";
import { type PublishedBatch, shownByBatches, stalenessAt } from "./staleness.ts";

/**
 * `trialCount` trials of `trialMs` for each variant, at speed 1. Batches run every `batchIntervalMs`: a night, scaled to
 * seconds. An answer is asked for `queriesPerSecond` times, once two intervals are over.
 */
export type FreshnessWorkload = Readonly<{
  eventsPerSecond: number;
  queriesPerSecond: number;
  trialCount: number;
  trialMs: number;
  batchIntervalMs: number;
}>;

const variants = ["kappa", "lambda"] as const;
/** What is asked. */
const endpointId = "product-sales";
/** What is 0 is told as a microsecond: a ratio needs a quantity. */
const stalenessMsMin = 0.001;

type Answers = "kappa" | "lambda" | "lambda-batch";
/** Of one trial. */
type Staleness = Readonly<{ p50: number; p99: number }>;

/**
 * Hypothesis of the decision `paradigm`: Kappa's answer reflects what has just arrived, and so does Lambda's merged one,
 * where the batch layer alone is as old as its last run. Both variants take turns under the same events.
 *
 * @returns p50 and p99 of Kappa, of Lambda merged and of Lambda's batch layer alone, and Kappa against both at p99.
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five trials.
 */
export async function measureFreshness(
  circumstances: Circumstances,
  workload: FreshnessWorkload,
): Promise<readonly Evidence[]> {
  const { seed } = circumstances;
  const seen: Record<Answers, Staleness[]> = { kappa: [], lambda: [], "lambda-batch": [] };
  const supplies = { kappa: arrivalSupply(seed, salesSources), lambda: arrivalSupply(seed, salesSources) };
  const scaled = withJobsEvery(implementations.lambda, workload.batchIntervalMs);
  await withPipeline(implementations.kappa, (ofKappa) =>
    withPipeline(scaled, async (ofLambda) => {
      for (let number = 0; number <= workload.trialCount; number++) {
        const trial = { ...workload, seed, number };
        for (const variant of number % 2 === 0 ? variants : variants.toReversed()) {
          const loaded = variant === "kappa" ? ofKappa : ofLambda;
          const topology = variant === "kappa" ? kappa : lambda;
          const found = await runTrial(loaded, supplies[variant], { ...trial, topology });
          if (number === 0) continue;
          seen[variant].push(found.shown);
          if (variant === "lambda") seen["lambda-batch"].push(found.byBatchesAlone);
        }
      }
    }),
  );
  const entries = ["benchmarks/freshness/freshness.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa, lambda], workload });
  const against = (comparedWith: Answers, id: string): Evidence =>
    comparisonOf(origin, {
      id,
      metric: metricIds.freshnessMsP99,
      of: "kappa",
      comparedWith,
      better: "lower",
      pairs: seen.kappa.map(({ p99 }, index) => ({
        of: p99,
        comparedWith: seen[comparedWith][index]?.p99 ?? Number.NaN,
      })),
    });
  return [
    ...figuresOf(origin, "kappa", seen.kappa),
    ...figuresOf(origin, "lambda", seen.lambda),
    ...figuresOf(origin, "lambda-batch", seen["lambda-batch"]),
    against("lambda", "freshness-p99"),
    against("lambda-batch", "freshness-p99-batch-alone"),
  ];
}

function withJobsEvery(implementation: Runnable, everyMs: number): Runnable {
  const { topology } = implementation;
  const nodes = topology.nodes.map((node) => (node.kind === "job" ? { ...node, everyMs } : node));
  return { ...implementation, topology: { ...topology, nodes } };
}

type Trial = FreshnessWorkload & Readonly<{ seed: string; number: number; topology: Topology }>;

async function runTrial(
  loaded: LoadedPipeline,
  supply: ArrivalSupply,
  trial: Trial,
): Promise<Readonly<{ shown: Staleness; byBatchesAlone: Staleness }>> {
  const { eventsPerSecond: ratePerSecond, batchIntervalMs, trialMs, topology } = trial;
  const random = createRandom(trial.seed).split("freshness").split(`trial-${trial.number}`);
  const count = Math.ceil((ratePerSecond * trialMs) / 1000);
  const plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random: random.split("plan") });
  const batches: PublishedBatch[] = [];
  const answering = nodesOf(topology, "endpoint").filter(({ id }) => id === endpointId);
  const read = new Set(answering.flatMap(({ reads }) => Object.values(reads).map(({ id }) => id)));
  const run = await sendOnPlan(loaded, plan, {
    batchEveryMs: batchIntervalMs,
    onBatch: ({ published, ...times }) => {
      const own = published.find(({ outputId }) => read.has(outputId));
      if (own !== undefined) batches.push({ ...times, cutMs: own.cutMs });
    },
  });
  const asked = askedBy(topology, plan.arrivals);
  const arrivedMs = picked(plan.atMs, asked);
  const workedOffMs = picked(run.shownMs, asked);
  const eventMs = Float64Array.from(asked, ({ eventMs: happenedMs }) => happenedMs);
  const queryMs = queriesOf(trial, random.split("queries"));
  const stalenessOf = (shownMs: Float64Array): Staleness => {
    const sorted = stalenessAt(queryMs, { arrivedMs, shownMs }).toSorted();
    return {
      p50: Math.max(stalenessMsMin, quantile(sorted, 0.5)),
      p99: Math.max(stalenessMsMin, quantile(sorted, 0.99)),
    };
  };
  return {
    shown: stalenessOf(workedOffMs),
    byBatchesAlone: stalenessOf(shownByBatches({ workedOffMs, eventMs }, batches)),
  };
}

/** At the instants of customers who know nothing of each other. Before two intervals are over, no batch can be old yet. */
function queriesOf(
  { queriesPerSecond, trialMs, batchIntervalMs }: Trial,
  random: ReturnType<typeof createRandom>,
): Float64Array {
  const queryMs: number[] = [];
  let nowMs = 2 * batchIntervalMs;
  while (queryMs.length === 0 || nowMs < trialMs) {
    queryMs.push(nowMs);
    nowMs += exponential(random, 1000 / queriesPerSecond);
  }
  return Float64Array.from(queryMs);
}

/** The arrivals that what is asked is made from, and when each happened. */
function askedBy(
  topology: Topology,
  arrivals: readonly Arrival[],
): readonly Readonly<{ index: number; eventMs: number }>[] {
  const upstream = upstreamOf(topology, [endpointId]);
  const eventTimes = new Map(
    nodesOf(topology, "source")
      .filter(({ id }) => upstream.has(id))
      .map(({ id, contract }) => [id, contract.eventTime]),
  );
  return arrivals.flatMap(({ sourceId, value }, index) => {
    const field = eventTimes.get(sourceId);
    if (field === undefined || typeof value !== "object" || value === null) return [];
    return [{ index, eventMs: Number(Object.entries(value).find(([name]) => name === field)?.[1]) }];
  });
}

function picked(values: Float64Array, at: readonly Readonly<{ index: number }>[]): Float64Array {
  return Float64Array.from(at, ({ index }) => values[index] ?? Infinity);
}

function figuresOf(
  origin: EvidenceOrigin,
  subject: Answers,
  trials: readonly Staleness[],
): readonly Evidence[] {
  return [
    figureOf(
      origin,
      { id: `${subject}-freshness-p50`, metric: metricIds.freshnessMsP50, subject, unit: "ms" },
      trials.map(({ p50 }) => p50),
    ),
    figureOf(
      origin,
      { id: `${subject}-freshness-p99`, metric: metricIds.freshnessMsP99, subject, unit: "ms" },
      trials.map(({ p99 }) => p99),
    ),
  ];
}
