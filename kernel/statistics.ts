import { invariant } from "./invariant.ts";
import { sqrt } from "./portable-math.ts";

/** Numbers in an array or a typed array. */
export type Values = Iterable<number> & ArrayLike<number>;

/** An estimate and the bounds that hold the true value with confidence `level`, in 0..1. */
export type Interval = Readonly<{ estimate: number; low: number; high: number; level: number }>;

/** @throws {InvariantError} if there are no values. */
export function mean(values: Values): number {
  invariant(values.length > 0, "a mean needs a value");
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Gives the middle value, or the mean of the two middle ones; the values may come in any order.
 *
 * @throws {InvariantError} if there are no values.
 */
export function median(values: Values): number {
  return quantile(Float64Array.from(values).toSorted(), 0.5);
}

/**
 * Gives a quantile of values in ascending order, interpolated between the two nearest: type 7, as R and NumPy
 * do unasked.
 *
 * @param q - In 0..1: 0 is the smallest value, 1 the greatest.
 * @throws {InvariantError} if there are no values or `q` is out of range.
 * Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages (1996).
 */
export function quantile(sorted: Values, q: number): number {
  invariant(sorted.length > 0, "a quantile needs a value");
  invariant(q >= 0 && q <= 1, "a quantile is asked for in 0..1");
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low === high ? low : low + (position - below) * (high - low);
}

/**
 * Gives the standard deviation of a sample, with n - 1 in the denominator.
 *
 * @throws {InvariantError} if there are fewer than two values.
 */
export function standardDeviation(values: Values): number {
  invariant(values.length > 1, "a standard deviation needs two values");
  return sqrt(deviationProducts(values, 0) / (values.length - 1));
}

/**
 * Gives the slope of the straight line that fits the points best, in units of y per unit of x.
 *
 * @throws {InvariantError} if no two points differ in x.
 * Source: ordinary least squares, sum((x - mx)(y - my)) / sum((x - mx)^2).
 */
export function leastSquaresSlope(points: readonly Readonly<{ x: number; y: number }>[]): number {
  invariant(points.length > 1, "a slope needs two points");
  const xMean = mean(points.map(({ x }) => x));
  const yMean = mean(points.map(({ y }) => y));
  let products = 0;
  let squares = 0;
  for (const { x, y } of points) {
    products += (x - xMean) * (y - yMean);
    squares += (x - xMean) * (x - xMean);
  }
  invariant(squares > 0, "a slope needs two points that differ in x");
  return products / squares;
}

/**
 * Gives the correlation of a series with itself `lag` places later, in -1..1: how far consecutive measurements
 * are from being independent.
 *
 * @throws {InvariantError} if `lag` is no integer in 0..length-1, or all values are the same.
 * Source: Box and Jenkins; both sums are over the mean and spread of the whole series.
 */
export function autocorrelation(values: Values, lag: number): number {
  invariant(
    Number.isInteger(lag) && lag >= 0 && lag < values.length,
    `a lag is an integer in 0..length-1: ${lag} of ${values.length}`,
  );
  const spread = deviationProducts(values, 0);
  invariant(spread > 0, "an autocorrelation needs two values that differ");
  return deviationProducts(values, lag) / spread;
}

function deviationProducts(values: Values, lag: number): number {
  const middle = mean(values);
  let sum = 0;
  for (let index = lag; index < values.length; index++) {
    sum += ((values[index] ?? 0) - middle) * ((values[index - lag] ?? 0) - middle);
  }
  return sum;
}
