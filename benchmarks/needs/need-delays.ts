import { bootstrapInterval } from "#kernel/bootstrap";
import { exponential } from "#kernel/distributions";
import { createRandom } from "#kernel/random";
import type { Random } from "#kernel/random";
import { quantile } from "#kernel/statistics";
import { hourMs, secondMs } from "#kernel/units";
import { pairCountMin } from "#model";
import type { EvidenceOrigin, Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { noTraps } from "#generators";
import { BenchmarkError } from "../benchmark-error.ts";
import { salesStartMs } from "../codec/sale-batches.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { stalenessAt } from "../freshness/staleness.ts";
import { type ArrivalSupply, arrivalSupply } from "../load/arrival-supply.ts";
import { type LoadedPipeline, sendOnPlan } from "../load/open-loop.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { originOf } from "../subject/subject-hash.ts";
import { findAwaited } from "./awaited-arrivals.ts";
import type { AwaitedArrival } from "./awaited-arrivals.ts";

/**
 * `trialCount` trials of `trialMs` at speed 1, all sources together at `eventsPerSecond`, after one that is thrown away.
 * Before them come the receipts of `pastSeconds`, so that cards have a past; stock is asked for `queriesPerSecond` times.
 */
export type NeedDelaysWorkload = Readonly<{
  eventsPerSecond: number;
  pastSeconds: number;
  trialCount: number;
  trialMs: number;
  queriesPerSecond: number;
}>;

/** A campaign goes out at eleven in the morning of Paris. */
const campaignStartMs = salesStartMs + 2 * hourMs;
/** Far more cards are stolen than in truth, so that there are alerts enough to time. */
const manyFrauds = { ...noTraps, selling: { ...noTraps.selling, cardBurst: 0.6, cardInTwoShops: 0.5 } };

/** What never came to be shown counts as an hour. */
const neverMs = hourMs;

/** Delays of one trial, ms: of alerts, of clicks and of exposures each, of stock at each query. */
type Trial = Readonly<Record<Timed, Float64Array>>;
type Timed = keyof typeof timed;

const timed = {
  alerts: { id: "alert-latency", metric: metricIds.alertLatencyMsP99 },
  clicks: { id: "click-to-recommendation", metric: metricIds.clickToRecommendationMsP99 },
  stock: { id: "stock-freshness", metric: metricIds.stockFreshnessMsP99 },
  exposures: { id: "campaign-visible", metric: metricIds.campaignVisibleMsP99 },
} as const;

/**
 * Measures how long after its planned sending what a need waits for is shown by Kappa: the alert that a purchase raises,
 * the click that recommendations go by, the exposure that a campaign's effect counts; and how stale the answer is to
 * a question about stock. One open loop of all sources at once, as a campaign goes out.
 *
 * @returns p99 over the delays of all trials, with bounds by resampling whole trials; none of what never came in them.
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five trials.
 */
export async function measureNeedDelays(
  circumstances: Circumstances,
  workload: NeedDelaysWorkload,
): Promise<readonly Figure[]> {
  const { seed } = circumstances;
  if (workload.trialCount < pairCountMin) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${workload.trialCount} trials show no spread: measure ${pairCountMin} at least.`,
    );
  }
  const startMs = campaignStartMs - workload.pastSeconds * secondMs;
  const supply = arrivalSupply(seed, undefined, { startMs, traps: manyFrauds });
  const trials = await withPipeline(implementations.kappa, async (loaded) => {
    await workOffPast(loaded, supply, workload);
    const found: Trial[] = [];
    for (let number = 0; number <= workload.trialCount; number += 1) {
      const random = createRandom(seed).split("need-delays").split(`trial-${number}`);
      const trial = await runTrial(loaded, supply, { ...workload, random });
      if (number > 0) found.push(trial);
    }
    return found;
  });
  const entries = ["benchmarks/needs/need-delays.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa], workload });
  return (["alerts", "clicks", "stock", "exposures"] as const).flatMap((what) => {
    const filled = trials.map((trial) => trial[what]).filter(({ length }) => length > 0);
    return filled.length === 0 ? [] : [pooledFigure(origin, timed[what], filled)];
  });
}

/** Of the past only receipts are worked off: nothing else that is timed depends on it. */
async function workOffPast(
  { pipeline, setClock }: LoadedPipeline,
  supply: ArrivalSupply,
  { eventsPerSecond: ratePerSecond, pastSeconds }: NeedDelaysWorkload,
): Promise<void> {
  const past = supply({ count: ratePerSecond * pastSeconds, ratePerSecond });
  const receipts = past.filter(({ sourceId }) => sourceId === "tills" || sourceId === "web-orders");
  setClock(past.at(-1)?.arrivalMs ?? 0);
  await pipeline.offerAll(Map.groupBy(receipts, (arrival) => arrival.sourceId));
  await pipeline.work();
}

async function runTrial(
  loaded: LoadedPipeline,
  supply: ArrivalSupply,
  trial: NeedDelaysWorkload & Readonly<{ random: Random }>,
): Promise<Trial> {
  const { eventsPerSecond: ratePerSecond, trialMs, random } = trial;
  const count = Math.ceil((ratePerSecond * trialMs) / secondMs);
  const plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random: random.split("plan") });
  const run = await sendOnPlan(loaded, plan);
  const awaited = findAwaited(loaded.pipeline.views, plan.arrivals);
  const sentMs = (index: number): number => plan.atMs[index] ?? 0;
  const shownMs = (index: number): number => run.shownMs[index] ?? Infinity;
  const delays = (arrivals: readonly AwaitedArrival[]): Float64Array =>
    Float64Array.from(arrivals, ({ index, isShown }) =>
      isShown ? Math.min(neverMs, shownMs(index) - sentMs(index)) : neverMs,
    );
  return {
    alerts: delays(awaited.alerts.map((index) => ({ index, isShown: true }))),
    clicks: delays(awaited.clicks),
    exposures: delays(awaited.exposures),
    stock: stalenessAt(queriesOf(trial), {
      arrivedMs: Float64Array.from(awaited.movements, ({ index }) => sentMs(index)),
      shownMs: Float64Array.from(awaited.movements, ({ index, isShown }) =>
        isShown ? shownMs(index) : Infinity,
      ),
    }),
  };
}

/** At the instants of customers who know nothing of each other. */
function queriesOf({
  trialMs,
  queriesPerSecond,
  random,
}: NeedDelaysWorkload & Readonly<{ random: Random }>): Float64Array {
  const queries = random.split("queries");
  const queryMs: number[] = [];
  for (let nowMs = 0; nowMs < trialMs; nowMs += exponential(queries, secondMs / queriesPerSecond)) {
    queryMs.push(nowMs);
  }
  return Float64Array.from(queryMs);
}

function pooledFigure(
  origin: EvidenceOrigin,
  { id, metric }: Readonly<{ id: string; metric: string }>,
  trials: readonly Float64Array[],
): Figure {
  const sampleCount = trials.reduce((sum, { length }) => sum + length, 0);
  const random = createRandom(origin.seed).split(id);
  const { estimate, low, high, level } = bootstrapInterval(trials, { statistic: pooledP99, random });
  const interval = { low, high, level };
  return {
    ...origin,
    kind: "figure",
    id,
    metric,
    subject: "kappa",
    unit: "ms",
    value: estimate,
    interval,
    sampleCount,
  };
}

function pooledP99(trials: readonly Float64Array[]): number {
  return quantile(Float64Array.from(trials.flatMap((trial) => [...trial])).toSorted(), 0.99);
}
