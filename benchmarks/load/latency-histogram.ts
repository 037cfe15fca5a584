import hdr from "hdr-histogram-js";
import type { Histogram } from "hdr-histogram-js";

/** How long arrivals took, in ms, at the percentiles that are told. */
export type LatencyMs = Readonly<{
  p50: number;
  p90: number;
  p99: number;
  p999: number;
  max: number;
  count: number;
}>;

/** Counts latencies in microseconds with three digits, from one microsecond to an hour. */
export function latencyHistogram(): Histogram {
  return hdr.build({ highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: 3 });
}

/** Counts one latency; what never came to be shown counts as an hour. */
export function countLatency(histogram: Histogram, latencyMs: number): void {
  histogram.recordValue(Math.min(3_600_000_000, Math.max(1, Math.round(1000 * latencyMs))));
}

/** The latency of each arrival of a plan: from the moment for which its sending was planned to when it was shown. */
export function latencyOf(
  { atMs }: Readonly<{ atMs: Float64Array }>,
  { shownMs }: Readonly<{ shownMs: Float64Array }>,
): Histogram {
  const histogram = latencyHistogram();
  for (const [index, plannedMs] of atMs.entries()) {
    countLatency(histogram, (shownMs[index] ?? Infinity) - plannedMs);
  }
  return histogram;
}

/** The percentiles of several histograms together: pooled counts, never a mean of percentiles. */
export function percentilesOf(histograms: readonly Histogram[]): LatencyMs {
  const pooled = latencyHistogram();
  for (const histogram of histograms) pooled.add(histogram);
  const at = (percentile: number): number => pooled.getValueAtPercentile(percentile) / 1000;
  return {
    p50: at(50),
    p90: at(90),
    p99: at(99),
    p999: at(99.9),
    max: pooled.maxValue / 1000,
    count: pooled.totalCount,
  };
}
