import type { Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `trialCount` trials of `roundsPerTrial` rounds, each of `eventsPerRound` events that are then worked off. */
export type CommitShareWorkload = Readonly<{
  eventsPerRound: number;
  roundsPerTrial: number;
  trialCount: number;
}>;

/** How fast the event clock runs; what a round holds does not depend on it. */
const ratePerSecond = 900;

/**
 * Hypothesis of the decision `one-commit`: committing positions, outputs and state together takes no more time than the
 * work itself. A first trial is thrown away.
 *
 * @returns The share, from 0 to 1, that durable commits have in the time of all nodes.
 * @throws {BenchmarkError} `NOTHING_MEASURED` without a trial.
 */
export async function measureCommitShare(
  circumstances: Circumstances,
  workload: CommitShareWorkload,
): Promise<Figure> {
  const { eventsPerRound, roundsPerTrial, trialCount } = workload;
  const supply = arrivalSupply(circumstances.seed);
  const trials: number[] = [];
  await withPipeline(implementations.kappa, async ({ pipeline, setClock }) => {
    const spent = (): Readonly<{ commitNs: number; busyNs: number }> => ({
      commitNs: pipeline.costs().reduce((sum, cost) => sum + cost.commitNs, 0),
      busyNs: pipeline.costs().reduce((sum, cost) => sum + cost.busyNs, 0),
    });
    for (let trial = 0; trial <= trialCount; trial += 1) {
      const before = spent();
      for (let round = 0; round < roundsPerTrial; round += 1) {
        const arrivals = supply({ count: eventsPerRound, ratePerSecond });
        setClock(arrivals.at(-1)?.arrivalMs ?? 0);
        await pipeline.offerAll(Map.groupBy(arrivals, (arrival) => arrival.sourceId));
        await pipeline.work();
      }
      const after = spent();
      const commitNs = after.commitNs - before.commitNs;
      if (trial > 0) trials.push(commitNs / (commitNs + after.busyNs - before.busyNs));
    }
  });
  const entries = ["benchmarks/latency/commit-share.ts"];
  return figureOf(
    originOf(circumstances, { entries, topologies: [kappa], workload }),
    { id: "commit-share", metric: metricIds.commitTimeShare, subject: "kappa", unit: "share" },
    trials,
  );
}
