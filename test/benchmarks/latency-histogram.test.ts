import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countLatency,
  latencyHistogram,
  latencyOf,
  percentilesOf,
} from "../../benchmarks/load/latency-histogram.ts";

const histogramOf = (latenciesMs: readonly number[]) => {
  const histogram = latencyHistogram();
  for (const latencyMs of latenciesMs) countLatency(histogram, latencyMs);
  return histogram;
};

describe("percentiles of latency", () => {
  it("of several histograms are those of all their counts together, however they were cut", () => {
    const latencies = fc.array(fc.double({ min: 0.001, max: 60_000, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(latencies, latencies, (first, second) => {
        expect(percentilesOf([histogramOf(first), histogramOf(second)])).toEqual(
          percentilesOf([histogramOf([...first, ...second])]),
        );
      }),
    );
  });

  it("are right to three digits", () => {
    const { p50, p99, max, count } = percentilesOf([
      histogramOf(Array.from({ length: 1_000 }, (_, i) => i + 1)),
    ]);
    expect(p50).toBeCloseTo(500, -1);
    expect(p99).toBeGreaterThan(988);
    expect(p99).toBeLessThan(992);
    expect(max).toBeGreaterThanOrEqual(1_000);
    expect(count).toBe(1_000);
  });

  it("count from the plan, and count what was never shown as an hour", () => {
    const atMs = Float64Array.of(0, 10);
    const { max, p50 } = percentilesOf([latencyOf({ atMs }, { shownMs: Float64Array.of(5, Infinity) })]);
    expect(p50).toBeCloseTo(5);
    expect(max).toBeGreaterThan(3_590_000);
  });
});
