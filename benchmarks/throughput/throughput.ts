import { createRandom } from "#kernel/random";
import type { Figure } from "#model";
import { metricIds } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import { figureOf } from "../evidence/figure.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import { latencyOf, percentilesOf } from "../load/latency-histogram.ts";
import { type OpenLoopRun, sendOnPlan } from "../load/open-loop.ts";
import { implementations, type VariantId, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { originOf } from "../subject/subject-hash.ts";
import { keptUp } from "./lag-trend.ts";
import { highestRate, type Probe } from "./rate-search.ts";

/**
 * The search begins at `startPerSecond` and is made `searchCount` times; each rate is held for `probeMs`; p99 is to stay
 * within `objectiveMs`. Tables are fed every `batchEveryMs`, at the rate of the wall clock.
 */
export type ThroughputWorkload = Readonly<{
  variant: VariantId;
  startPerSecond: number;
  probeMs: number;
  objectiveMs: number;
  searchCount: number;
  batchEveryMs: number;
}>;

/** Two rates this near cannot be told apart by one probe. */
const tolerance = 0.06;
/** A pipeline so many objectives behind does not come back within the probe. */
const lostCauseFactor = 4;

/**
 * Finds the highest rate of events at which a pipeline keeps up, durable and with its tables fed: lag does not grow
 * beyond noise, and p99 stays within the objective.
 *
 * @returns The rate by the clock on the wall; and by the processor time of the pipeline, at the highest rate that kept up.
 * Events are made before they are sent, so that making them costs nothing of either.
 * @throws {BenchmarkError} `NOTHING_MEASURED` where no rate is kept up.
 */
export async function measureThroughput(
  circumstances: Circumstances,
  workload: ThroughputWorkload,
): Promise<readonly Figure[]> {
  const { variant, startPerSecond, searchCount } = workload;
  const supply = arrivalSupply(circumstances.seed);
  const plans = createRandom(circumstances.seed).split("throughput");
  let probeCount = 0;
  const found = await withPipeline(implementations[variant], async (loaded) => {
    const probe = async (ratePerSecond: number): Promise<Omit<Probe<OpenLoopRun>, "ratePerSecond">> => {
      probeCount += 1;
      const count = Math.max(1, Math.ceil((ratePerSecond * workload.probeMs) / 1000));
      const random = plans.split(`probe-${probeCount}`);
      const plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random });
      const lagMsMax = lostCauseFactor * workload.objectiveMs;
      const seen = await sendOnPlan(loaded, plan, { lagMsMax, batchEveryMs: workload.batchEveryMs });
      const latency = percentilesOf([latencyOf(plan, seen)]);
      const limits = { plannedMs: workload.probeMs, objectiveMs: workload.objectiveMs };
      return { keptUp: keptUp(seen, limits) && latency.p99 <= workload.objectiveMs, seen };
    };
    await probe(startPerSecond);
    const best: Probe<OpenLoopRun>[] = [];
    for (let search = 0; search < searchCount; search++) {
      const from = best.at(-1)?.ratePerSecond ?? startPerSecond;
      const highest = await highestRate({ startPerSecond: from, tolerance, probe });
      if (highest !== null) best.push(highest);
    }
    return best;
  });
  if (found.length === 0) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${variant} keeps up with no rate within ${workload.objectiveMs} ms. Allow it more, or make it faster.`,
    );
  }
  const entries = ["benchmarks/throughput/throughput.ts"];
  const { topology } = implementations[variant];
  const origin = originOf(circumstances, { entries, topologies: [topology], workload });
  return [
    figureOf(
      origin,
      { id: `${variant}-throughput`, metric: metricIds.sustainedRate, subject: variant, unit: "events/s" },
      found.map(({ ratePerSecond }) => ratePerSecond),
    ),
    figureOf(
      origin,
      {
        id: `${variant}-throughput-per-cpu`,
        metric: metricIds.ratePerCpu,
        subject: variant,
        unit: "events/CPU s",
      },
      found.map(({ seen }) => (1000 * seen.shownMs.length) / seen.cpuMs),
    ),
  ];
}
