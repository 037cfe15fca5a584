import { comparisonOf } from "#benchmarks";
import { pairCountMin } from "#model";
import type { Comparison, EvidenceOrigin } from "#model";
import { carriesLoad, predict } from "#simulators";
import type { Prediction, Replications, System } from "#simulators";
import { atLoad } from "./simulated-figures.ts";
import type { SimulatedLoad } from "./simulated-figures.ts";

/** How old the oldest part of each answer is under one topology, over the same under another. */
export type ComparedPredictions = Readonly<{
  /** The topologies, by id, that do not carry the load: ages have no end there, and nothing is compared. */
  overloaded: readonly string[];
  /** Of the answers that both give, and whose age is above 0. */
  answers: readonly Readonly<{ endpointId: string; age: Comparison }>[];
}>;

type Pair = SimulatedLoad &
  Readonly<{ systems: readonly [System, System]; replications: Replications; seed: string }>;

/** Compares the answers of two topologies, the first over the second, in runs of the same chance. */
export function comparePredictions(origin: EvidenceOrigin, pair: Pair): ComparedPredictions {
  const { systems, replications, seed } = pair;
  const overloaded = systems
    .filter((system) => !carriesLoad(system))
    .map(({ options }) => options.topology.id);
  if (overloaded.length > 0) return { overloaded, answers: [] };
  const trials = Array.from({ length: pairCountMin }, (_, trial) =>
    systems.map((system) =>
      predict(system, { ...replications, seed: `${seed}/pair-${trial}`, replicationCount: 2 }),
    ),
  );
  const ids = trials[0]?.[0]?.answers.map(({ id }) => id) ?? [];
  return { overloaded, answers: ids.flatMap((id) => compareAnswer(origin, { ...pair, trials, id })) };
}

type Trials = readonly (readonly Prediction[])[];

function compareAnswer(
  origin: EvidenceOrigin,
  { trials, id, ...load }: SimulatedLoad & Readonly<{ trials: Trials; id: string }>,
): ComparedPredictions["answers"] {
  const pairs = trials.map(([of, comparedWith]) => ({
    of: ageOf(of, id),
    comparedWith: ageOf(comparedWith, id),
  }));
  // A ratio needs ages above 0: an answer that is nearly always complete has none.
  if (pairs.some((pair) => pair.of <= 0 || pair.comparedWith <= 0)) return [];
  const [of = "", comparedWith = ""] = trials[0]?.map(({ topologyId }) => topologyId) ?? [];
  const metric = `${id}-age-ms-p99-${atLoad(load)}`;
  const age = comparisonOf(origin, {
    id: `simulated-${of}-${comparedWith}-${metric}`,
    metric,
    of,
    comparedWith,
    better: "lower",
    pairs,
  });
  return [{ endpointId: id, age }];
}

function ageOf(prediction: Prediction | undefined, endpointId: string): number {
  return prediction?.answers.find(({ id }) => id === endpointId)?.oldestMs.p99.estimate ?? 0;
}
