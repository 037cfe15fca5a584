import { lnGamma } from "./gamma-function.ts";
import { InvariantError, invariant } from "./invariant.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { exp, ln, sqrt } from "./portable-math.ts";
import { type Interval, mean, standardDeviation, type Values } from "./statistics.ts";

/**
 * Estimates the mean behind a few independent, roughly normal measurements, as of repeated runs.
 *
 * @param level - Confidence, strictly between 0 and 1; 0.95 unless said.
 * @throws {InvariantError} if there are fewer than two samples or the level is out of range.
 * Source: mean +- t * s / sqrt(n), t from Student's distribution with n - 1 degrees of freedom.
 */
export function meanInterval(samples: Values, level = 0.95): Interval {
  invariant(level > 0 && level < 1, `a level lies strictly between 0 and 1: ${level}`);
  const estimate = mean(samples);
  const deviation = standardDeviation(samples);
  const t = studentQuantile({
    probability: (1 + level) / 2,
    degreesOfFreedom: samples.length - 1,
  });
  const reach = (t * deviation) / sqrt(samples.length);
  return { estimate, low: estimate - reach, high: estimate + reach, level };
}

const asymptoticFrom = 10_000;
const bisections = 80;

/**
 * Gives the value below which a variable of Student's distribution lies with the given probability, to 10 digits.
 *
 * @throws {InvariantError} if `probability` is not strictly between 0 and 1, or `degreesOfFreedom` is below 1.
 * Source: Abramowitz and Stegun 26.7.1 inverted by bisection; 26.7.5 from 10,000 degrees of freedom on.
 */
export function studentQuantile({
  probability,
  degreesOfFreedom,
}: Readonly<{ probability: number; degreesOfFreedom: number }>): number {
  invariant(probability > 0 && probability < 1, "a probability lies strictly between 0 and 1");
  invariant(degreesOfFreedom >= 1, `there is a degree of freedom: ${degreesOfFreedom}`);
  if (degreesOfFreedom >= asymptoticFrom) return nearNormal(probability, degreesOfFreedom);
  if (probability === 0.5) return 0;
  const outside = 2 * Math.min(probability, 1 - probability);
  let low = 0;
  let high = 1;
  while (bothTails(high, degreesOfFreedom) > outside) high *= 2;
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2;
    if (bothTails(middle, degreesOfFreedom) > outside) low = middle;
    else high = middle;
  }
  return probability < 0.5 ? -high : high;
}

function nearNormal(probability: number, v: number): number {
  const z = normalQuantile(probability);
  const z2 = z * z;
  return z * (1 + (z2 + 1) / (4 * v) + ((5 * z2 + 16) * z2 + 3) / (96 * v * v));
}

/** Gives the probability that a variable of Student's distribution lies more than `t` away from 0. */
function bothTails(t: number, v: number): number {
  const x = v / (v + t * t);
  const a = v / 2;
  const lnFront = lnGamma(a + 0.5) - lnGamma(a) - lnGamma(0.5) + a * ln(x) + 0.5 * ln(1 - x);
  if (x < (a + 1) / (a + 2.5)) return (exp(lnFront) * betaFraction({ a, b: 0.5, x })) / a;
  return 1 - 2 * exp(lnFront) * betaFraction({ a: 0.5, b: a, x: 1 - x });
}

const fractionTermsMax = 10_000;
const tiny = 1e-300;

/** The continued fraction of the incomplete beta function. Source: A&S 26.5.8, evaluated by Lentz's method. */
function betaFraction({ a, b, x }: Readonly<{ a: number; b: number; x: number }>): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= fractionTermsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
  throw new InvariantError(`the beta fraction converges: a ${a}, b ${b}, x ${x}`);
}

function awayFromZero(x: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}
