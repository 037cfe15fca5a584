import { ratioInterval } from "#kernel/bootstrap";
import { createRandom } from "#kernel/random";
import { pairCountMin } from "#model";
import type { Comparison, EvidenceOrigin } from "#model";
import { BenchmarkError } from "../benchmark-error.ts";

type Compared = Omit<Comparison, keyof EvidenceOrigin | "kind" | "ratio" | "interval">;

/**
 * Makes a comparison of pairs: the ratio of their medians, with its bootstrap interval at level 0.95.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five pairs.
 */
export function comparisonOf(origin: EvidenceOrigin, compared: Compared): Comparison {
  const { pairs, id } = compared;
  if (pairs.length < pairCountMin) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${id} has ${pairs.length} pairs, and ${pairCountMin} are needed. Measure a larger workload.`,
    );
  }
  const { estimate, low, high, level } = ratioInterval(
    pairs.map(({ of, comparedWith }) => ({ numerator: of, denominator: comparedWith })),
    { random: createRandom(origin.seed).split(id) },
  );
  return { ...origin, kind: "comparison", ...compared, ratio: estimate, interval: { low, high, level } };
}

/** Makes a comparison of two counts, which are exact. */
export function exactComparison(
  origin: EvidenceOrigin,
  { pair, ...compared }: Omit<Compared, "pairs"> & Readonly<{ pair: Comparison["pairs"][number] }>,
): Comparison {
  const ratio = pair.of / pair.comparedWith;
  const interval = { low: ratio, high: ratio, level: 1 };
  return { ...origin, kind: "comparison", ...compared, pairs: [pair], ratio, interval };
}
