import { bootstrapInterval } from "#kernel/bootstrap";
import { createRandom } from "#kernel/random";
import { median } from "#kernel/statistics";
import { pairCountMin } from "#model";
import type { EvidenceOrigin, Figure } from "#model";
import { BenchmarkError } from "../benchmark-error.ts";

type Measured = Omit<Figure, keyof EvidenceOrigin | "kind" | "value" | "interval" | "sampleCount">;

/**
 * Makes a figure of trials: their median, with its bootstrap interval at level 0.95. Of fewer than five trials the
 * spread is not known.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` without a trial.
 */
export function figureOf(origin: EvidenceOrigin, measured: Measured, trials: readonly number[]): Figure {
  if (trials.length === 0) {
    throw new BenchmarkError("NOTHING_MEASURED", `${measured.id} has no trial. Measure a larger workload.`);
  }
  const figure = { ...origin, kind: "figure", ...measured, sampleCount: trials.length } as const;
  if (trials.length < pairCountMin) return { ...figure, value: median(trials), interval: null };
  const random = createRandom(origin.seed).split(measured.id);
  const { estimate, low, high, level } = bootstrapInterval(trials, { statistic: median, random });
  return { ...figure, value: estimate, interval: { low, high, level } };
}

/** Makes a figure of a count, which is exact: counting again gives the same. */
export function exactFigure(origin: EvidenceOrigin, measured: Measured, count: number): Figure {
  const interval = { low: count, high: count, level: 1 };
  return { ...origin, kind: "figure", ...measured, value: count, interval, sampleCount: 1 };
}
