import type { Better, Bounds, Evidence, Figure } from "../evidence/evidence.ts";
import type { Text } from "../language/text.ts";

/** What a build is to reach, on the machine on which it is measured. */
export type Target<L extends string = string> = Readonly<{
  id: string;
  title: Text<L>;
  metric: string;
  subject: string;
  better: Better;
  /** In `unit`. */
  bound: number;
  unit: string;
}>;

/**
 * What the evidence says of a target: `within-noise` where the bound lies between the bounds of the figure. Of a figure
 * without a spread, the value alone decides, and `interval` is null to say so.
 */
export type TargetOutcome = Readonly<
  | { outcome: "not-measured" }
  | {
      outcome: "reached" | "missed" | "within-noise";
      value: number;
      interval: Bounds | null;
      sampleCount: number;
      evidenceId: string;
    }
>;

/** What a quantity is to reach: a target is one, and so is the objective of a need. */
type Aim = Pick<Target, "metric" | "subject" | "better" | "bound" | "unit">;

/** Holds an aim against the evidence; of several figures that fit, a full run counts before a quick one, then the newer. */
export function outcomeOf(target: Aim, evidence: readonly Evidence[]): TargetOutcome {
  const fitting = evidence.filter(
    (piece): piece is Figure =>
      piece.kind === "figure" &&
      piece.provenance === "measured" &&
      piece.metric === target.metric &&
      piece.subject === target.subject &&
      piece.unit === target.unit,
  );
  const [best] = fitting.toSorted((left, right) => (weightOf(left) < weightOf(right) ? 1 : -1));
  if (!best) return { outcome: "not-measured" };
  const { value, interval, sampleCount, id } = best;
  return { outcome: hold(target, best), value, interval, sampleCount, evidenceId: id };
}

function hold({ better, bound }: Aim, { value, interval }: Figure): "reached" | "missed" | "within-noise" {
  const reaches = (quantity: number): boolean => (better === "lower" ? quantity <= bound : quantity >= bound);
  const [low, high] = interval === null ? [value, value] : [interval.low, interval.high];
  if (reaches(low) && reaches(high)) return "reached";
  return reaches(low) || reaches(high) ? "within-noise" : "missed";
}

function weightOf({ profile, takenOn }: Figure): string {
  return `${profile === "full" ? 1 : 0}${takenOn}`;
}
