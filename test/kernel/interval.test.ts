import { describe, expect, it } from "vitest";
import { bootstrapInterval, ratioInterval } from "#kernel/bootstrap";
import { normal } from "#kernel/distributions";
import { InvariantError } from "#kernel/invariant";
import { createRandom } from "#kernel/random";
import { type Interval, mean, median } from "#kernel/statistics";
import { meanInterval, studentQuantile } from "#kernel/student";

const normalSample = (seed: string, count: number): readonly number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => 100 + 15 * normal(random));
};

const coverage = (truth: number, intervals: readonly Interval[]): number =>
  intervals.filter(({ low, high }) => low <= truth && truth <= high).length / intervals.length;

const meanHits = (samples: readonly Readonly<{ hits: number }>[]): number =>
  mean(samples.map(({ hits }) => hits));

const quantile995 = (degreesOfFreedom: number): number =>
  studentQuantile({ probability: 0.995, degreesOfFreedom });

describe("bootstrapInterval", () => {
  it("estimates the statistic of the samples themselves, between its bounds", () => {
    const samples = normalSample("estimate", 40);
    const interval = bootstrapInterval(samples, { statistic: median, random: createRandom("r") });
    expect(interval.estimate).toBe(median(samples));
    expect(interval.level).toBe(0.95);
    expect(interval.low).toBeLessThan(interval.estimate);
    expect(interval.high).toBeGreaterThan(interval.estimate);
  });

  it("gives the same bounds for the same stream", () => {
    const [first, second] = ["r", "r"].map((seed) =>
      bootstrapInterval(normalSample("same", 20), { statistic: mean, random: createRandom(seed) }),
    );
    expect(first).toEqual(second);
  });

  it("holds the true mean about as often as its level says", () => {
    const intervals = Array.from({ length: 300 }, (_, trial) =>
      bootstrapInterval(normalSample(`trial-${trial}`, 40), {
        statistic: mean,
        random: createRandom(`resample-${trial}`),
        resamples: 400,
        level: 0.9,
      }),
    );
    expect(coverage(100, intervals)).toBeGreaterThan(0.83);
    expect(coverage(100, intervals)).toBeLessThan(0.96);
  });

  it("is wider for a higher level", () => {
    const samples = normalSample("level", 30);
    const [wide = 0, narrow = 0] = [0.99, 0.5].map((level) => {
      const { low, high } = bootstrapInterval(samples, { statistic: mean, random: createRandom("r"), level });
      return high - low;
    });
    expect(wide).toBeGreaterThan(narrow);
  });

  it("takes samples of any shape", () => {
    const samples = [{ hits: 3 }, { hits: 3 }];
    expect(bootstrapInterval(samples, { statistic: meanHits, random: createRandom("r") })).toEqual({
      estimate: 3,
      low: 3,
      high: 3,
      level: 0.95,
    });
  });

  it.each([
    ["no samples", [], {}],
    ["too few resamples", [1, 2], { resamples: 99 }],
    ["a level of 1", [1, 2], { level: 1 }],
    ["a level of 0", [1, 2], { level: 0 }],
  ])("refuses %s", (_, samples, options) => {
    const make = (): Interval =>
      bootstrapInterval(samples, { statistic: mean, random: createRandom("r"), ...options });
    expect(make).toThrow(InvariantError);
  });
});

describe("ratioInterval", () => {
  it("finds a fixed ratio exactly, however much both measurements of a pair swing together", () => {
    const pairs = normalSample("swing", 25).map((denominator) => ({
      numerator: 2 * denominator,
      denominator,
    }));
    const interval = ratioInterval(pairs, { random: createRandom("r") });
    expect(interval).toEqual({ estimate: 2, low: 2, high: 2, level: 0.95 });
  });

  it("brackets a ratio that varies from pair to pair", () => {
    const random = createRandom("noise");
    const pairs = normalSample("vary", 60).map((denominator) => ({
      numerator: denominator * (1.5 + 0.2 * normal(random)),
      denominator,
    }));
    const { low, estimate, high } = ratioInterval(pairs, { random: createRandom("r"), resamples: 500 });
    expect(low).toBeGreaterThan(1.3);
    expect(high).toBeLessThan(1.7);
    expect(low < estimate && estimate < high).toBe(true);
  });

  it.each([0, -1, Number.NaN])("refuses the denominator %s", (denominator) => {
    expect(() => ratioInterval([{ numerator: 1, denominator }], { random: createRandom("r") })).toThrow(
      InvariantError,
    );
  });
});

describe("studentQuantile", () => {
  it.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.95, 5, 2.015],
    [0.975, 9, 2.262],
    [0.995, 10, 3.169],
    [0.975, 30, 2.042],
    [0.995, 120, 2.617],
    [0.9995, 3, 12.924],
  ])(
    "agrees with the printed table at probability %d and %d degrees of freedom",
    (probability, degreesOfFreedom, expected) => {
      expect(studentQuantile({ probability, degreesOfFreedom })).toBeCloseTo(expected, 3);
    },
  );

  it("has the closed form of Cauchy's distribution at one degree of freedom", () => {
    for (const probability of [0.51, 0.6, 0.75, 0.9, 0.99, 0.999_99]) {
      const exact = Math.tan(Math.PI * (probability - 0.5));
      expect(studentQuantile({ probability, degreesOfFreedom: 1 }) / exact).toBeCloseTo(1, 10);
    }
  });

  it("is 0 in the middle and the same on either side", () => {
    expect(studentQuantile({ probability: 0.5, degreesOfFreedom: 4 })).toBe(0);
    expect(studentQuantile({ probability: 0.25, degreesOfFreedom: 4 })).toBe(
      -studentQuantile({ probability: 0.75, degreesOfFreedom: 4 }),
    );
  });

  it("goes over into its formula for many degrees of freedom without a step", () => {
    expect(Math.abs(quantile995(9999) - quantile995(10_000))).toBeLessThan(1e-7);
    expect(quantile995(1e9)).toBeCloseTo(2.5758293, 6);
  });

  it("refuses what is no probability and no degree of freedom", () => {
    expect(() => studentQuantile({ probability: 1, degreesOfFreedom: 3 })).toThrow(InvariantError);
    expect(() => studentQuantile({ probability: 0.9, degreesOfFreedom: 0 })).toThrow(InvariantError);
  });
});

describe("meanInterval", () => {
  it("agrees with an interval worked out by hand", () => {
    const { estimate, low, high } = meanInterval([9, 10, 11, 12, 13]);
    expect(estimate).toBe(11);
    expect(low).toBeCloseTo(11 - 2.776445 * Math.sqrt(2.5 / 5), 5);
    expect(high).toBeCloseTo(11 + 2.776445 * Math.sqrt(2.5 / 5), 5);
  });

  it("holds the true mean as often as its level says, even for five samples", () => {
    const intervals = Array.from({ length: 1000 }, (_, trial) =>
      meanInterval(normalSample(`mean-${trial}`, 5), 0.9),
    );
    expect(coverage(100, intervals)).toBeGreaterThan(0.86);
    expect(coverage(100, intervals)).toBeLessThan(0.94);
  });

  it("refuses a single sample and a level out of range", () => {
    expect(() => meanInterval([1])).toThrow(InvariantError);
    expect(() => meanInterval([1, 2], 1)).toThrow(InvariantError);
  });
});
