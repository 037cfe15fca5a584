import type { Bounds, EvidenceOrigin, Figure } from "#model";
import { BenchmarkError } from "../benchmark-error.ts";

/** So many of so many. */
export type Share = Readonly<{ hits: number; count: number }>;

const level = 0.95;
const z95 = 1.959964;

/**
 * The bounds of a share of independent trials at level 0.95; it needs one trial at least.
 *
 * Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
 */
export function shareBounds({ hits, count }: Share): Bounds {
  const share = hits / count;
  const square = z95 ** 2 / count;
  const middle = (share + square / 2) / (1 + square);
  const half = (z95 * Math.sqrt((share * (1 - share) + square / 4) / count)) / (1 + square);
  // The bounds hold the share itself; at none or all of them rounding could leave it out.
  return {
    low: Math.max(0, Math.min(share, middle - half)),
    high: Math.min(1, Math.max(share, middle + half)),
    level,
  };
}

/**
 * Makes a figure of a share.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` of none.
 */
export function shareFigure(
  origin: EvidenceOrigin,
  measured: Readonly<{ id: string; metric: string; subject: string }>,
  share: Share,
): Figure {
  if (share.count === 0) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${measured.id} is a share of nothing. Measure a larger workload.`,
    );
  }
  return {
    ...origin,
    kind: "figure",
    ...measured,
    unit: "ratio",
    value: share.hits / share.count,
    interval: shareBounds(share),
    sampleCount: share.count,
  };
}
