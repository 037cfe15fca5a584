import { createRandom } from "#kernel/random";
import type { Comparison } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import { latencyOf, percentilesOf } from "../load/latency-histogram.ts";
import { sendOnPlan } from "../load/open-loop.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `pairCount` pairs of trials of `trialMs`; a micro-batch begins every `microBatchMs`. */
export type MicroBatchWorkload = Readonly<{
  eventsPerSecond: number;
  pairCount: number;
  trialMs: number;
  microBatchMs: number;
}>;

/**
 * Hypothesis of the decision `stream-engine`: record by record, what was sent is visible far sooner than in
 * micro-batches. One pipeline is driven in both ways in turn, which take turns in going first; a first pair is thrown away.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five pairs.
 */
export async function measureMicroBatch(
  circumstances: Circumstances,
  workload: MicroBatchWorkload,
): Promise<Comparison> {
  const { eventsPerSecond: ratePerSecond, pairCount, trialMs, microBatchMs } = workload;
  const supply = arrivalSupply(circumstances.seed);
  const plans = createRandom(circumstances.seed).split("micro-batch");
  const pairs = await withPipeline(implementations.kappa, async (loaded) => {
    const medianMsOf = async (name: string, workEveryMs: number | null): Promise<number> => {
      const arrivals = supply({ count: Math.ceil((ratePerSecond * trialMs) / 1_000), ratePerSecond });
      const plan = planSending(arrivals, { ratePerSecond, random: plans.split(name) });
      const run = await sendOnPlan(loaded, plan, workEveryMs === null ? {} : { workEveryMs });
      return percentilesOf([latencyOf(plan, run)]).p50;
    };
    const measured = [];
    for (let number = 0; number <= pairCount; number += 1) {
      const first = number % 2 === 0 ? await medianMsOf(`records-${number}`, null) : null;
      const comparedWith = await medianMsOf(`batches-${number}`, microBatchMs);
      const pair = { of: first ?? (await medianMsOf(`records-${number}`, null)), comparedWith };
      if (number > 0) measured.push(pair);
    }
    return measured;
  });
  const entries = ["benchmarks/latency/micro-batch.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [kappa], workload }), {
    id: "micro-batch",
    metric: metricIds.latencyMsP50,
    of: "record-at-a-time",
    comparedWith: "micro-batch",
    better: "lower",
    pairs,
  });
}
