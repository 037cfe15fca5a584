import type { Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { latencyOf, percentilesOf } from "../load/latency-histogram.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { implementations, withRemoteSender } from "../load/pipeline-under-load.ts";
import { senderScript } from "../load/remote-sender.ts";
import { originOf } from "../subject/subject-hash.ts";
import type { LatencyWorkload } from "./latency.ts";

/** Trials of Kappa alone at a high rate, tables fed every `batchEveryMs`: the latency that a target is set on. */
export type LoadedLatencyWorkload = LatencyWorkload & Readonly<{ batchEveryMs: number }>;

/**
 * Measures Kappa's latency under a high rate of events, durable and with its tables fed. The sources have a thread of
 * their own.
 *
 * @returns p99 over the trials.
 */
export async function measureLoadedLatency(
  circumstances: Circumstances,
  workload: LoadedLatencyWorkload,
): Promise<readonly Figure[]> {
  const { eventsPerSecond: ratePerSecond, trialCount, trialMs, warmUpMs, batchEveryMs } = workload;
  const { seed } = circumstances;
  const trials: number[] = [];
  await withRemoteSender({ implementation: implementations.kappa, seed }, async (loaded, sender) => {
    for (let number = 0; number <= trialCount; number++) {
      const count = Math.ceil((ratePerSecond * (number === 0 ? warmUpMs : trialMs)) / 1000);
      const sending = await sender.prepare({ count, ratePerSecond, name: `trial-${number}` });
      const run = await runOpenLoop(loaded, sending, { batchEveryMs });
      if (number > 0) trials.push(percentilesOf([latencyOf(sending, run)]).p99);
    }
  });
  const entries = ["benchmarks/latency/loaded-latency.ts", senderScript];
  const origin = originOf(circumstances, { entries, topologies: [kappa], workload });
  const measured = {
    id: "kappa-latency-p99-at-half-rate",
    metric: metricIds.latencyMsP99AtHalfRate,
    subject: "kappa",
    unit: "ms",
  };
  return [figureOf(origin, measured, trials)];
}
