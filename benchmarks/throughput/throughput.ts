import { createRandom } from "#kernel/random";
import type { Figure } from "#model";
import { metricIds } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import { figureOf } from "../evidence/figure.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import type { OpenLoopRun } from "../load/open-loop.ts";
import { implementations, type VariantId, withPipeline } from "../load/pipeline-under-load.ts";
import { originOf } from "../subject/subject-hash.ts";
import { createProbe } from "./probe.ts";
import { highestRate, type Probe } from "./rate-search.ts";

/**
 * The search begins at `startPerSecond` and is made `searchCount` times, each time from where the one before ended; each
 * rate is held for `probeMs`; p99 is to stay within `objectiveMs`. Tables are fed every `batchEveryMs` of the wall clock.
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
/** A search that knows what the one before has found steps away from it in small steps. */
const stepFactorAgain = 1.25;

/**
 * Finds the highest rate of events at which a pipeline keeps up, durable and with its tables fed: lag does not grow
 * beyond noise, p99 stays within the objective, and the tables hold all within one more interval of theirs.
 *
 * @returns The rate by the clock on the wall; and by the processor time of the pipeline, at the highest rate that kept up.
 * Events are made in this process before each probe, so that making them costs nothing of either; in the process are
 * besides them the door, the log, the needs, the views, the feeding of the tables and the sender.
 * @throws {BenchmarkError} `NOTHING_MEASURED` where no rate is kept up.
 */
export async function measureThroughput(
  circumstances: Circumstances,
  workload: ThroughputWorkload,
): Promise<readonly Figure[]> {
  const { variant, startPerSecond, searchCount } = workload;
  const supply = arrivalSupply(circumstances.seed);
  const plans = createRandom(circumstances.seed).split("throughput");
  const found = await withPipeline(implementations[variant], async (loaded) => {
    const probe = createProbe({ loaded, supply, plans, limits: workload });
    await probe(startPerSecond);
    const best: Probe<OpenLoopRun>[] = [];
    for (let search = 0; search < searchCount; search++) {
      const before = best.at(-1)?.ratePerSecond;
      const highest = await highestRate({
        startPerSecond: before ?? startPerSecond,
        stepFactor: before === undefined ? 2 : stepFactorAgain,
        tolerance,
        probe,
      });
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
