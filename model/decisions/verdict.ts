import { invariant } from "#kernel/invariant";
import { type Interval, median } from "#kernel/statistics";
import type { Comparison, Evidence, Figure } from "../evidence/evidence.ts";
import { byWeight } from "../evidence/weight.ts";
import type { Claim } from "./decision.ts";

/** What the evidence says of a claim. */
export type Verdict = Readonly<{
  verdict: "supported" | "refuted" | "inconclusive" | "not-measured";
  /** The claim's subject, and what it is held against, in the metric's unit; null where nothing was measured. */
  of: number | null;
  comparedWith: number | null;
  /** How many times better, so that more is better whichever way the metric goes; null where no spread is known. */
  ratio: Interval | null;
  evidenceId: string | null;
}>;

/**
 * Judges a claim by evidence alone. It is supported where even the low bound of the gain reaches `byAtLeast`, refuted
 * where not even the high bound does. Of several that fit, what was measured counts before what was simulated, a full
 * run before a quick one, the newer before the older.
 *
 * @throws {InvariantError} if the claim's target or `byAtLeast` is not above 0.
 */
export function verdictOf(claim: Claim, evidence: readonly Evidence[]): Verdict {
  invariant(claim.byAtLeast > 0, `the claim ${claim.id} says by how many times, above 0`);
  const [best] = evidence.toSorted(byWeight).flatMap((piece) => findingOf(claim, piece) ?? []);
  if (!best) {
    return { verdict: "not-measured", of: null, comparedWith: null, ratio: null, evidenceId: null };
  }
  const { of, comparedWith, ratio, evidenceId } = best;
  return { verdict: judge(ratio, claim.byAtLeast), of, comparedWith, ratio, evidenceId };
}

function judge(ratio: Interval | null, byAtLeast: number): "supported" | "refuted" | "inconclusive" {
  if (ratio === null) return "inconclusive";
  if (ratio.low >= byAtLeast) return "supported";
  return ratio.high < byAtLeast ? "refuted" : "inconclusive";
}

type Finding = Readonly<{
  of: number;
  comparedWith: number;
  ratio: Interval | null;
  evidenceId: string;
}>;

function findingOf(claim: Claim, piece: Evidence): Finding | null {
  switch (piece.kind) {
    case "comparison":
      return fromComparison(claim, piece);
    case "figure":
      return fromFigure(claim, piece);
    case "node-cost":
    case "run":
      return null;
  }
}

/** A comparison the other way round says the same; one that takes another direction for better is about something else. */
function fromComparison(claim: Claim, piece: Comparison): Finding | null {
  if (!("subject" in claim.comparedWith)) return null;
  if (piece.metric !== claim.metric || piece.better !== claim.better) return null;
  const { subject } = claim.comparedWith;
  const straight = piece.of === claim.of && piece.comparedWith === subject;
  const reversed = piece.of === subject && piece.comparedWith === claim.of;
  if (!straight && !reversed) return null;
  const first = median(piece.pairs.map(({ of }) => of));
  const second = median(piece.pairs.map(({ comparedWith }) => comparedWith));
  const raw = { estimate: piece.ratio, ...piece.interval };
  return {
    of: straight ? first : second,
    comparedWith: straight ? second : first,
    ratio: straight === (claim.better === "higher") ? raw : inverse(raw),
    evidenceId: piece.id,
  };
}

function fromFigure(claim: Claim, piece: Figure): Finding | null {
  if (!("target" in claim.comparedWith)) return null;
  const { target, unit } = claim.comparedWith;
  invariant(target > 0, `the target of the claim ${claim.id} is above 0`);
  if (piece.metric !== claim.metric || piece.subject !== claim.of || piece.unit !== unit) return null;
  const raw = piece.interval && {
    estimate: piece.value / target,
    low: piece.interval.low / target,
    high: piece.interval.high / target,
    level: piece.interval.level,
  };
  return {
    of: piece.value,
    comparedWith: target,
    ratio: raw && (claim.better === "higher" ? raw : inverse(raw)),
    evidenceId: piece.id,
  };
}

function inverse({ estimate, low, high, level }: Interval): Interval {
  return { estimate: 1 / estimate, low: 1 / high, high: 1 / low, level };
}
