import { createRandom } from "#kernel/random";
import { leastSquaresSlope } from "#kernel/statistics";
import type { Figure } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { originOf } from "../subject/subject-hash.ts";
import { type OpenLoopRun, sendOnPlan } from "./open-loop.ts";
import { type VariantId, withPipeline } from "./pipeline-under-load.ts";
import { planSending, saleSupply } from "./send-plan.ts";

/** The search begins at `startPerSecond`; each rate is held for `probeMs`; p99 is to stay within `objectiveMs`. */
export type ThroughputWorkload = Readonly<{
  variant: VariantId;
  startPerSecond: number;
  probeMs: number;
  objectiveMs: number;
}>;

const doublingsMax = 10;
const halvings = 3;
/** Lag may grow by this much a ms of the plan, in ms, and still be noise. */
const lagSlopeMax = 0.05;

/**
 * Finds the highest rate of receipts at which the pipeline keeps up: lag does not grow in the latter half of the probe,
 * and p99 stays within the objective. The rate is doubled until it fails, then closed in on.
 *
 * @returns A figure without an interval: the search is one, and its last step is an eighth of the rate.
 * @throws {BenchmarkError} `NOTHING_MEASURED` where even the first rate is too much.
 */
export async function measureThroughput(
  circumstances: Circumstances,
  { variant, startPerSecond, probeMs, objectiveMs }: ThroughputWorkload,
): Promise<Figure> {
  const workload = { variant, startPerSecond, probeMs, objectiveMs };
  const take = saleSupply(circumstances.seed);
  const plans = createRandom(circumstances.seed).split("throughput");
  let probeCount = 0;
  const sustained = await withPipeline(variant, async (loaded) => {
    const keepsUp = async (ratePerSecond: number): Promise<boolean> => {
      probeCount += 1;
      const arrivals = take(Math.ceil((ratePerSecond * probeMs) / 1000));
      const random = plans.split(`probe-${probeCount}`);
      const run = await sendOnPlan(loaded, planSending(arrivals, { ratePerSecond, random }));
      return run.latencyMsP99 <= objectiveMs && lagSlope(run, probeMs) <= lagSlopeMax;
    };
    await keepsUp(startPerSecond);
    return highestRate(startPerSecond, keepsUp);
  });
  if (sustained === null) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${variant} does not keep up with ${startPerSecond} receipts/s. Start the search at a lower rate.`,
    );
  }
  const topologies = [variant === "kappa" ? kappa : lambda];
  const entries = ["benchmarks/latency/throughput.ts"];
  return {
    ...originOf(circumstances, { entries, topologies, workload }),
    kind: "figure",
    id: `${variant}-throughput`,
    metric: "sustained-receipts-per-second",
    subject: variant,
    value: sustained,
    unit: "receipts/s",
    interval: null,
    sampleCount: probeCount,
  };
}

/** Of a rate that is too high, the pipeline is far behind before the plan ends: a run of few rounds counts by its lag. */
function lagSlope({ lag }: OpenLoopRun, probeMs: number): number {
  const latter = lag.filter(({ x }) => x >= probeMs / 2);
  const [first, second] = latter;
  if (first && second) return leastSquaresSlope(latter);
  return (lag.at(-1)?.y ?? 0) / probeMs;
}

/**
 * Finds the highest rate of those that keep up, or null where the first does not.
 *
 * @param keepsUp - Asked at most 14 times.
 */
export async function highestRate(
  startPerSecond: number,
  keepsUp: (ratePerSecond: number) => Promise<boolean>,
): Promise<number | null> {
  if (!(await keepsUp(startPerSecond))) return null;
  let low = startPerSecond;
  let high = 2 * low;
  for (let doubling = 0; doubling < doublingsMax && (await keepsUp(high)); doubling++) {
    low = high;
    high = 2 * low;
  }
  for (let halving = 0; halving < halvings; halving++) {
    const middle = Math.round((low + high) / 2);
    if (await keepsUp(middle)) low = middle;
    else high = middle;
  }
  return low;
}
