import { normalQuantile } from "#kernel/normal-quantile";
import { sqrt } from "#kernel/portable-math";
import { stockPolicy } from "#model/omnishop";

/** What is known of a product's sales in a place from the days that are closed. */
export type Demand = Readonly<{
  meanPerDay: number;
  /** Of the forecast of one day, in units squared. */
  errorVariance: number;
  dayCount: number;
}>;

/**
 * Smooths a further day's units into the demand: the first day is the mean, the first error the variance.
 *
 * Source: simple exponential smoothing, its error variance smoothed with the same weight.
 */
export function withDay({ meanPerDay, errorVariance, dayCount }: Demand, units: number): Demand {
  const { smoothing, meanPerDayLeast } = stockPolicy;
  if (dayCount === 0) return { meanPerDay: units, errorVariance: 0, dayCount: 1 };
  const error = units - meanPerDay;
  const mean = meanPerDay + smoothing * error;
  if (mean < meanPerDayLeast) return { meanPerDay: 0, errorVariance: 0, dayCount: dayCount + 1 };
  const squared = error * error;
  const variance = dayCount === 1 ? squared : errorVariance + smoothing * (squared - errorVariance);
  return { meanPerDay: mean, errorVariance: variance, dayCount: dayCount + 1 };
}

/**
 * The units that should be on hand, rounded up: what is sold until ordered goods are here, in as large a share of cases
 * as a unit short costs of a unit short and a unit too many together.
 *
 * Source: the newsvendor's critical ratio. Under simple exponential smoothing an error moves each later day by its
 * smoothed part, so that n days together vary as the sum of (1 + k smoothing)^2 for k from 0 to n - 1.
 */
export function reorderPointOf({ meanPerDay, errorVariance }: Demand): number {
  return Math.ceil(protectedDays * meanPerDay + criticalQuantile * sqrt(errorVariance * varianceFactor));
}

const { smoothing, leadTimeDays, reviewDays, lostMarginShare, holdingCostShare } = stockPolicy;
const protectedDays = leadTimeDays + reviewDays;
const criticalQuantile = normalQuantile(lostMarginShare / (lostMarginShare + holdingCostShare));
const varianceFactor =
  protectedDays *
  (1 +
    smoothing * (protectedDays - 1) +
    (smoothing * smoothing * (protectedDays - 1) * (2 * protectedDays - 1)) / 6);
