import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createWeighted,
  createZipf,
  exponential,
  type IndexSampler,
  lognormal,
  normal,
  poisson,
  uniform,
} from "#kernel/distributions";
import { InvariantError } from "#kernel/invariant";
import { createRandom, type Random } from "#kernel/random";
import { mean, median, quantile, standardDeviation } from "#kernel/statistics";

type Sampler = (random: Random) => number;

const draw = (sampler: Sampler, count: number): number[] => {
  const random = createRandom("distributions");
  return Array.from({ length: count }, () => sampler(random));
};

describe("every sampler", () => {
  const cases: readonly (readonly [string, Sampler, readonly number[]])[] = [
    [
      "uniform",
      (r) => uniform(r, { min: -1, max: 1 }),
      [-0.3638317590876379, -0.23134721781503398, -0.8305268738891907],
    ],
    ["exponential", (r) => exponential(r, 10), [3.828489725235358, 4.850383115413527, 0.8854334591545852]],
    ["normal", normal, [-0.4730629890206481, -0.2941375714505313, -1.373898723127015]],
    [
      "lognormal",
      (r) => lognormal(r, { median: 20, sigma: 0.5 }),
      [15.787220427432851, 17.264691943124916, 10.06217065217581],
    ],
    ["poisson of a small mean", (r) => poisson(r, 3), [2, 2, 1, 1, 2]],
    ["poisson of a great mean", (r) => poisson(r, 1000), [983, 947, 979, 1014, 955]],
    ["weighted", createWeighted([1, 2, 3, 4]), [1, 1, 0, 3, 1]],
    ["Zipf", createZipf({ count: 1000, exponent: 1.1 }), [318, 0, 84, 106, 0]],
  ];

  it.each(cases)("%s gives these very draws, on every machine", (_, sampler, expected) => {
    expect(draw(sampler, expected.length)).toEqual(expected);
  });
});

describe("uniform", () => {
  it("fills its range and has its middle as mean", () => {
    const drawn = draw((random) => uniform(random, { min: 10, max: 20 }), 50_000);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...drawn)).toBeLessThan(20);
    expect(mean(drawn)).toBeCloseTo(15, 1);
  });
});

describe("exponential", () => {
  it("has the mean asked for, a deviation equal to it, and a median of ln 2 times it", () => {
    const drawn = draw((random) => exponential(random, 40), 100_000);
    expect(mean(drawn) / 40).toBeCloseTo(1, 1);
    expect(standardDeviation(drawn) / 40).toBeCloseTo(1, 1);
    expect(median(drawn) / (40 * Math.LN2)).toBeCloseTo(1, 1);
    expect(Math.min(...drawn.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
  });

  it.each([0, -1, Number.NaN])("refuses the mean %s", (refused) => {
    expect(() => exponential(createRandom("s"), refused)).toThrow(InvariantError);
  });
});

describe("normal", () => {
  it("has mean 0, deviation 1, and the quantiles of the bell curve", () => {
    const drawn = draw(normal, 200_000);
    expect(Math.abs(mean(drawn))).toBeLessThan(0.02);
    expect(standardDeviation(drawn)).toBeCloseTo(1, 1);
    const sorted = drawn.toSorted((left, right) => left - right);
    expect(Math.abs(quantile(sorted, 0.025) + 1.96)).toBeLessThan(0.05);
    expect(Math.abs(quantile(sorted, 0.975) - 1.96)).toBeLessThan(0.05);
  });

  it.each([0, 1 - 2 ** -53])("is finite where the stream gives its extreme %d", (extreme) => {
    const stuck: Random = { ...createRandom("s"), next: () => extreme };
    expect(Math.abs(normal(stuck))).toBeLessThan(9);
    expect(Number.isFinite(exponential(stuck, 1))).toBe(true);
  });
});

describe("lognormal", () => {
  it("has the median asked for and the mean that its formula says", () => {
    const drawn = draw((random) => lognormal(random, { median: 30, sigma: 0.8 }), 200_000);
    expect(median(drawn) / 30).toBeCloseTo(1, 1);
    expect(mean(drawn) / (30 * Math.exp(0.8 ** 2 / 2))).toBeCloseTo(1, 1);
  });

  it("is its median where there is no spread", () => {
    expect(draw((random) => lognormal(random, { median: 5, sigma: 0 }), 3)).toEqual([5, 5, 5]);
  });

  it.each([
    { median: 0, sigma: 1 },
    { median: 1, sigma: -1 },
  ])("refuses median $median with sigma $sigma", (shape) => {
    expect(() => lognormal(createRandom("s"), shape)).toThrow(InvariantError);
  });
});

describe("poisson", () => {
  it.each([0.1, 3, 9.99, 10, 45, 5000])("has mean and variance %d", (expected) => {
    const drawn = draw((random) => poisson(random, expected), 100_000);
    const standardError = Math.sqrt(expected / 100_000);
    expect(drawn.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
    expect(Math.abs(mean(drawn) - expected)).toBeLessThan(5 * standardError);
    expect(standardDeviation(drawn) ** 2 / expected).toBeCloseTo(1, 1);
  });

  it.each([4, 20])("has the probabilities of its formula at mean %d", (expected) => {
    const drawn = draw((random) => poisson(random, expected), 200_000);
    let probability = Math.exp(-expected);
    for (let count = 0; count <= 40; count++) {
      const share = drawn.filter((value) => value === count).length / drawn.length;
      expect(Math.abs(share - probability)).toBeLessThan(0.005);
      probability *= expected / (count + 1);
    }
  });

  it("is 0 where nothing is expected", () => {
    expect(draw((random) => poisson(random, 0), 3)).toEqual([0, 0, 0]);
  });

  it.each([-1, Number.NaN, Infinity])("refuses the mean %s", (refused) => {
    expect(() => poisson(createRandom("s"), refused)).toThrow(InvariantError);
  });
});

describe("createWeighted", () => {
  it("draws each index in proportion to its weight, and one of weight 0 never", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 12 }), (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const drawn = shares(createWeighted(weights), weights.length);
        for (const [index, weight] of weights.entries()) {
          const share = drawn[index] ?? Number.NaN;
          expect(Math.abs(share - weight / total)).toBeLessThan(0.03);
          expect(share > 0).toBe(weight > 0);
        }
      }),
      { numRuns: 50, seed: 20_101_201 },
    );
  });

  it("keeps to the weights it was made with", () => {
    const weights = [1, 0];
    const sampler = createWeighted(weights);
    weights[0] = 0;
    weights[1] = 1;
    expect(draw(sampler, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it("takes weights of very different sizes", () => {
    expect(new Set(draw(createWeighted([1e-300, 1e300, 0]), 1000))).toEqual(new Set([1]));
  });

  it.each([
    ["no weights", []],
    ["weights that are all 0", [0, 0]],
    ["a negative weight", [1, -1]],
    ["a weight that is no number", [1, Number.NaN]],
    ["an infinite weight", [1, Infinity]],
  ])("refuses %s", (_, weights) => {
    expect(() => createWeighted(weights)).toThrow(InvariantError);
  });
});

describe("createZipf", () => {
  it("draws rank k in proportion to (k + 1)^-exponent", () => {
    const drawn = shares(createZipf({ count: 50, exponent: 1.2 }), 50, 200_000);
    const weights = Array.from({ length: 50 }, (_, k) => (k + 1) ** -1.2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [rank, weight] of weights.entries()) {
      expect(Math.abs((drawn[rank] ?? 0) - weight / total)).toBeLessThan(0.006);
    }
  });

  it("draws all ranks alike at exponent 0, and the one there is", () => {
    for (const share of shares(createZipf({ count: 4, exponent: 0 }), 4)) expect(share).toBeCloseTo(0.25, 1);
    expect(draw(createZipf({ count: 1, exponent: 1 }), 3)).toEqual([0, 0, 0]);
  });

  it.each([
    { count: 0, exponent: 1 },
    { count: 2.5, exponent: 1 },
    { count: 10, exponent: -1 },
    { count: 10, exponent: Number.NaN },
  ])("refuses $count ranks with exponent $exponent", (law) => {
    expect(() => createZipf(law)).toThrow(InvariantError);
  });
});

function shares(sampler: IndexSampler, count: number, draws = 20_000): readonly number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const index of draw(sampler, draws)) counts[index] = (counts[index] ?? 0) + 1;
  return counts.map((drawn) => drawn / draws);
}
