import { ratioInterval } from "#kernel/bootstrap";
import { createRandom } from "#kernel/random";
import { median } from "#kernel/statistics";
import type { Claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";

export type Verdict =
  | Readonly<{ verdict: "not-measured"; of: null; comparedWith: null }>
  | Readonly<{
      verdict: "supported" | "refuted" | "inconclusive";
      /** Medians over the pairs, in `unit`. */
      of: number;
      comparedWith: number;
      unit: string;
      /** How many times better `of` is, with a 95 % bootstrap interval over the pairs. */
      factor: Readonly<{ estimate: number; low: number; high: number }>;
      pairs: number;
      evidence: string;
    }>;

/** Decides a claim by the evidence for it, and by nothing else: no evidence, no verdict. */
export function verdictOf(claim: Claim, evidence: readonly Evidence[]): Verdict {
  const found = evidence.find(
    ({ metric, of, comparedWith }) =>
      metric === claim.metric && of === claim.of && comparedWith === claim.comparedWith,
  );
  if (!found) return { verdict: "not-measured", of: null, comparedWith: null };
  const pairs = found.pairs.map((pair) =>
    found.better === "lower"
      ? { numerator: pair.comparedWith, denominator: pair.of }
      : { numerator: pair.of, denominator: pair.comparedWith },
  );
  const { estimate, low, high } = ratioInterval(pairs, { random: createRandom(`verdict ${claim.id}`) });
  const verdict = low >= claim.byAtLeast ? "supported" : high < claim.byAtLeast ? "refuted" : "inconclusive";
  return {
    verdict,
    of: median(found.pairs.map((pair) => pair.of)),
    comparedWith: median(found.pairs.map((pair) => pair.comparedWith)),
    unit: found.unit,
    factor: { estimate, low, high },
    pairs: found.pairs.length,
    evidence: found.id,
  };
}
