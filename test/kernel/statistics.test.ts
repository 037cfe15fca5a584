import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "#kernel/invariant";
import {
  autocorrelation,
  leastSquaresSlope,
  mean,
  median,
  quantile,
  standardDeviation,
} from "#kernel/statistics";

describe("mean, median and standardDeviation", () => {
  it("agree with sums done by hand", () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138089935299395, 14);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(mean(Float64Array.of(1, 2))).toBe(1.5);
  });

  it("order numbers as numbers, and leave what they are given as it was", () => {
    const values = [10, 9, 100, 2];
    expect(median(values)).toBe(9.5);
    expect(values).toEqual([10, 9, 100, 2]);
  });

  it("keep the spread of values that are all very large", () => {
    expect(standardDeviation([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBeCloseTo(Math.sqrt(30), 9);
  });

  it("refuse too few values", () => {
    expect(() => mean([])).toThrow(InvariantError);
    expect(() => median([])).toThrow(InvariantError);
    expect(() => standardDeviation([1])).toThrow(InvariantError);
  });
});

describe("quantile", () => {
  it.each([
    [0, 1],
    [0.1, 1.9],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.9, 9.1],
    [1, 10],
  ])("interpolates as type 7 at %d", (q, expected) => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], q)).toBeCloseTo(expected, 12);
  });

  it("lies between the smallest and the greatest value, and grows with q", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    const level = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, level, level, (unsorted, p, q) => {
        const sorted = Float64Array.from(unsorted).toSorted();
        const low = quantile(sorted, Math.min(p, q));
        const high = quantile(sorted, Math.max(p, q));
        expect(low).toBeGreaterThanOrEqual(sorted.at(0) ?? Infinity);
        expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? -Infinity);
        expect(high - low).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it("can be infinite where the values are", () => {
    expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Infinity);
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses q = %s", (q) => {
    expect(() => quantile([1, 2], q)).toThrow(InvariantError);
  });

  it("refuses no values", () => {
    expect(() => quantile([], 0.5)).toThrow(InvariantError);
  });
});

describe("leastSquaresSlope", () => {
  it("finds the slope of a line, whatever its height", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -1000, max: 1000 }),
        (slope, height) => {
          const points = [1, 2, 5, 11].map((x) => ({ x, y: slope * x + height }));
          expect(leastSquaresSlope(points)).toBeCloseTo(slope, 9);
        },
      ),
    );
  });

  it("fits points that lie on no line", () => {
    const points = [
      { x: 1, y: 2 },
      { x: 2, y: 3 },
      { x: 3, y: 5 },
    ];
    expect(leastSquaresSlope(points)).toBe(1.5);
  });

  it("is exact for instants, which are large and close together", () => {
    const points = [0, 1000, 2000, 3000].map((x) => ({ x: 1.8e12 + x, y: x / 4 }));
    expect(leastSquaresSlope(points)).toBeCloseTo(0.25, 12);
  });

  it("refuses points that stand above one another, and a single one", () => {
    const above = [
      { x: 1, y: 1 },
      { x: 1, y: 2 },
    ];
    expect(() => leastSquaresSlope(above)).toThrow(InvariantError);
    expect(() => leastSquaresSlope([{ x: 1, y: 1 }])).toThrow(InvariantError);
  });
});

describe("autocorrelation", () => {
  it("is 1 at lag 0, and follows a swing", () => {
    const swing = [1, -1, 1, -1, 1, -1, 1, -1];
    expect(autocorrelation(swing, 0)).toBe(1);
    expect(autocorrelation(swing, 1)).toBe(-7 / 8);
    expect(autocorrelation(swing, 2)).toBe(6 / 8);
  });

  it("refuses a lag outside the series, and a series that never moves", () => {
    expect(() => autocorrelation([1, 2], 2)).toThrow(InvariantError);
    expect(() => autocorrelation([1, 2], 0.5)).toThrow(InvariantError);
    expect(() => autocorrelation([3, 3, 3], 1)).toThrow(InvariantError);
  });
});
