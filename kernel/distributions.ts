import { toAliasTable } from "./alias-table.ts";
import { lnGamma } from "./gamma-function.ts";
import { invariant } from "./invariant.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { exp, ln, sqrt } from "./portable-math.ts";
import type { Random } from "./random.ts";

// Every sampler here gives the same bits on every machine: see portable-math.ts.

/** Draws an index in 0..count-1, in constant time, with one draw of the stream. */
export type IndexSampler = (random: Random) => number;

/** Draws a real number evenly from min (included) to max (excluded, but for rounding). */
export function uniform(random: Random, { min, max }: Readonly<{ min: number; max: number }>): number {
  return min + random.next() * (max - min);
}

/**
 * Draws from the exponential distribution: the time to the next of events that come at random, `mean` apart.
 *
 * @throws {InvariantError} if `mean` is not above 0.
 */
export function exponential(random: Random, mean: number): number {
  invariant(mean > 0, "the mean of an exponential distribution is above 0");
  return -mean * ln(1 - random.next());
}

/** Half a step of `Random.next`: keeps a probability off 0 and 1, and the two tails alike. */
const halfStep = 1 / 0x40_0000_0000_0000;
const largestBelowOne = 1 - 1 / 0x20_0000_0000_0000;

/** Draws from the normal distribution of mean 0 and standard deviation 1, with one draw of the stream. */
export function normal(random: Random): number {
  return normalQuantile(Math.min(random.next() + halfStep, largestBelowOne));
}

/**
 * Draws from the lognormal distribution, for amounts and durations that are never negative and skewed to the right.
 * Its mean is median * exp(sigma^2 / 2).
 *
 * @param shape - `median` in the unit of the result; `sigma` is the standard deviation of the logarithm.
 * @throws {InvariantError} if `median` is not above 0 or `sigma` is negative.
 */
export function lognormal(
  random: Random,
  { median, sigma }: Readonly<{ median: number; sigma: number }>,
): number {
  invariant(median > 0 && sigma >= 0, "a lognormal has a median above 0 and a sigma of at least 0");
  return median * exp(sigma * normal(random));
}

const inversionBelow = 10;
const inversionStepsMax = 200;

/**
 * Draws from the Poisson distribution: how many events come in a span in which `mean` are expected.
 *
 * @throws {InvariantError} if `mean` is not in 0..2^31.
 */
export function poisson(random: Random, mean: number): number {
  invariant(mean >= 0 && mean <= 0x8000_0000, "the mean of a Poisson distribution is in 0..2^31");
  return mean < inversionBelow ? poissonByInversion(random, mean) : poissonByRejection(random, mean);
}

function poissonByInversion(random: Random, mean: number): number {
  let rest = random.next();
  let probability = exp(-mean);
  let count = 0;
  while (rest >= probability && count < inversionStepsMax) {
    rest -= probability;
    count += 1;
    probability *= mean / count;
  }
  return count;
}

/** Source: W. Hörmann, The transformed rejection method for generating Poisson random variables (1993), PTRS. */
function poissonByRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const acceptAtOnce = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.next() - 0.5;
    const v = random.next();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= acceptAtOnce) return count;
    if (!(count >= 0) || (edge < 0.013 && v > edge)) continue;
    const scale = (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b);
    if (ln(v * scale) <= count * ln(mean) - mean - lnGamma(count + 1)) return count;
  }
}

/**
 * Makes a sampler that draws each index in proportion to its weight; later changes of `weights` do not reach it.
 *
 * @param weights - At most 2^24, finite and not negative, at least one above 0; they need not sum to 1.
 * @throws {InvariantError} if the weights are not so.
 */
export function createWeighted(weights: ArrayLike<number>): IndexSampler {
  const { thresholds, aliases } = toAliasTable(weights);
  const count = thresholds.length;
  return (random) => {
    const position = random.next() * count;
    const index = Math.floor(position);
    return position < (thresholds[index] ?? 0) ? index : (aliases[index] ?? 0);
  };
}

/**
 * Makes a sampler of ranks by Zipf's law: rank 0 is drawn most, rank k in proportion to (k + 1)^-exponent.
 *
 * @param law - `count` ranks, 1..2^24; `exponent` 0 makes all ranks alike, retail demand is near 1.
 * @throws {InvariantError} if `count` or `exponent` is not so.
 */
export function createZipf({ count, exponent }: Readonly<{ count: number; exponent: number }>): IndexSampler {
  invariant(Number.isInteger(count), `a count of ranks is an integer: ${count}`);
  invariant(exponent >= 0, `a Zipf exponent is at least 0: ${exponent}`);
  return createWeighted(Float64Array.from({ length: count }, (_, k) => exp(-exponent * ln(k + 1))));
}
