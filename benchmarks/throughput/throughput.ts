import type { Figure } from "#model";
import { metricIds } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import { figureOf } from "../evidence/figure.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import type { OpenLoopRun } from "../load/open-loop.ts";
import { implementations, type VariantId, withRemoteSender } from "../load/pipeline-under-load.ts";
import { senderScript } from "../load/remote-sender.ts";
import { originOf } from "../subject/subject-hash.ts";
import { createProbe } from "./probe.ts";
import { highestRate, type Probe } from "./rate-search.ts";

/**
 * The search begins at `startPerSecond` and is made `searchCount` times, each time over a new pipeline, which is warmed up
 * at `startPerSecond`, and from where the one before ended; each rate is held for `probeMs`; p99 is to stay within `objectiveMs`. Tables are fed every `batchEveryMs` of the wall clock.
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
 * The sources have a thread of their own in this process, which makes its events before each probe, so that making them
 * costs nothing of either, and then lets them in; in the process time are besides it the door, the log, the needs, the
 * views and the feeding of the tables.
 * @throws {BenchmarkError} `NOTHING_MEASURED` where no rate is kept up.
 */
export async function measureThroughput(
  circumstances: Circumstances,
  workload: ThroughputWorkload,
): Promise<readonly Figure[]> {
  const { variant, startPerSecond, searchCount } = workload;
  const found: Probe<OpenLoopRun>[] = [];
  for (let search = 0; search < searchCount; search++) {
    const before = found.at(-1)?.ratePerSecond;
    const parts = { implementation: implementations[variant], seed: `${circumstances.seed}-${search}` };
    const highest = await withRemoteSender(parts, async (loaded, sender) => {
      const probe = createProbe({ loaded, sender, limits: workload });
      await probe(startPerSecond);
      return await highestRate({
        startPerSecond: before ?? startPerSecond,
        stepFactor: before === undefined ? 2 : stepFactorAgain,
        tolerance,
        probe,
      });
    });
    if (highest !== null) found.push(highest);
  }
  if (found.length === 0) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${variant} keeps up with no rate within ${workload.objectiveMs} ms. Allow it more, or make it faster.`,
    );
  }
  const entries = ["benchmarks/throughput/throughput.ts", senderScript];
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
