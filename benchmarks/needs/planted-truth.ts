import { createRandom } from "#kernel/random";
import type { Evidence, EvidenceOrigin, Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { shareFigure } from "../evidence/share.ts";
import { originOf } from "../subject/subject-hash.ts";
import { covers, judgeCampaigns } from "./planted-effects.ts";
import type { JudgedCampaign } from "./planted-effects.ts";
import { withPlantedWorld } from "./planted-world.ts";
import { gainOf, leftOf, nameCustomers } from "./ranking.ts";
import type { NamedCustomer } from "./ranking.ts";

/** `worldCount` worlds that know nothing of each other, each of `weeks` at `eventsPerSecond` of event time. */
export type PlantedTruthWorkload = Readonly<{ worldCount: number; weeks: number; eventsPerSecond: number }>;

/**
 * Holds what Kappa answers against what the generator planted: whether a campaign's effect lies in the interval that is
 * answered for it, and whether more of the customers called at risk have left than of as many who have not bought for
 * longest. The planted truth is read here, and by nothing that answers.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` where no campaign is over, or nobody is called at risk.
 */
export async function measurePlantedTruth(
  circumstances: Circumstances,
  workload: PlantedTruthWorkload,
): Promise<readonly Evidence[]> {
  const { seed } = circumstances;
  const campaigns: JudgedCampaign[] = [];
  const ofAll: NamedCustomer[] = [];
  const ofReturning: NamedCustomer[] = [];
  for (let number = 1; number <= workload.worldCount; number += 1) {
    await withPlantedWorld({ ...workload, seed: `${seed}-world-${number}` }, async (world, ask) => {
      campaigns.push(...(await judgeCampaigns(world, ask)));
      const named = await nameCustomers(world, ask);
      ofAll.push(...named.ofAll);
      ofReturning.push(...named.ofReturning);
    });
  }
  const entries = ["benchmarks/needs/planted-truth.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa], workload });
  const left = { metric: metricIds.leftShareOfNamed };
  return [
    shareFigure(
      origin,
      { id: "planted-effect-coverage", metric: metricIds.plantedEffectCoverage, subject: "kappa" },
      { hits: campaigns.filter(covers).length, count: campaigns.length },
    ),
    shareFigure(origin, { id: "left-of-named", ...left, subject: "kappa" }, leftOf(ofAll, "byNeed")),
    shareFigure(
      origin,
      { id: "left-by-recency", ...left, subject: "recency-alone" },
      leftOf(ofAll, "byRecency"),
    ),
    gainFigure(origin, { id: "ranking-gain", metric: metricIds.rankingGain }, ofAll),
    gainFigure(
      origin,
      { id: "ranking-gain-among-returning", metric: metricIds.rankingGainOfReturning },
      ofReturning,
    ),
  ];
}

function gainFigure(
  origin: EvidenceOrigin,
  measured: Readonly<{ id: string; metric: string }>,
  named: readonly NamedCustomer[],
): Figure {
  const { hits, count } = leftOf(named, "byRecency");
  if (hits === 0) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${measured.id}: ${count} customers are named, and none of them has left. Measure more weeks or larger worlds.`,
    );
  }
  const random = createRandom(origin.seed).split(measured.id);
  const { estimate, low, high, level } = gainOf(named, random);
  if (!Number.isFinite(high)) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${measured.id}: of those whom recency names only ${hits} have left, too few for bounds. Measure more weeks or larger worlds.`,
    );
  }
  return {
    ...origin,
    kind: "figure",
    ...measured,
    subject: "kappa",
    unit: "ratio",
    value: estimate,
    interval: { low, high, level },
    sampleCount: count,
  };
}
