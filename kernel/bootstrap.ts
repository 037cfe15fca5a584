import { invariant } from "./invariant.ts";
import type { Random } from "./random.ts";
import { type Interval, median, quantile } from "./statistics.ts";

/** How an interval is made: `resamples` is 2,000 and `level` 0.95 unless said. */
export type Resampling = Readonly<{ random: Random; resamples?: number; level?: number }>;

const resamplesDefault = 2000;
const levelDefault = 0.95;

/**
 * Estimates a statistic with the bounds that resampling gives it: the percentile interval. It assumes that the
 * samples are independent; under ten of them the bounds are too narrow. Of a skewed statistic they may leave the estimate
 * out: then they are widened to it.
 *
 * @param statistic - Takes as many samples as there are, with repeats.
 * @throws {InvariantError} if there are no samples, under 100 resamples, or a level not strictly between 0 and 1.
 * Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), section 13.3.
 */
export function bootstrapInterval<Sample>(
  samples: readonly Sample[],
  {
    statistic,
    random,
    resamples = resamplesDefault,
    level = levelDefault,
  }: Resampling & Readonly<{ statistic: (samples: readonly Sample[]) => number }>,
): Interval {
  invariant(samples.length > 0, "an interval needs a sample");
  invariant(resamples >= 100, `an interval needs 100 resamples or more: ${resamples}`);
  invariant(level > 0 && level < 1, `a level lies strictly between 0 and 1: ${level}`);
  const resampled = Float64Array.from({ length: resamples }, () =>
    statistic(samples.map(() => random.pick(samples))),
  ).toSorted();
  const outside = (1 - level) / 2;
  const estimate = statistic(samples);
  return {
    estimate,
    low: Math.min(estimate, quantile(resampled, outside)),
    high: Math.max(estimate, quantile(resampled, 1 - outside)),
    level,
  };
}

/** Two measurements of one trial, in the same unit. */
export type Pair = Readonly<{ numerator: number; denominator: number }>;

/**
 * Estimates how many times greater the first measurement is than the second: the ratio of their medians, with its
 * percentile interval. Pairs are resampled whole, so that what moves both of a pair cancels.
 *
 * @throws {InvariantError} if there are no pairs, a denominator is not above 0, or the resampling is out of range.
 */
export function ratioInterval(pairs: readonly Pair[], resampling: Resampling): Interval {
  invariant(
    pairs.every(({ denominator }) => denominator > 0),
    "every denominator of a ratio is above 0",
  );
  return bootstrapInterval(pairs, { ...resampling, statistic: ratioOfMedians });
}

function ratioOfMedians(pairs: readonly Pair[]): number {
  const above = median(pairs.map(({ numerator }) => numerator));
  return above / median(pairs.map(({ denominator }) => denominator));
}
