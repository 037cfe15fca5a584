import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptUp, lagTrend } from "../../benchmarks/throughput/lag-trend.ts";
import { highestRate } from "../../benchmarks/throughput/rate-search.ts";

const tolerance = 0.05;
const upTo = (limit: number) => async (ratePerSecond: number) => ({
  keptUp: ratePerSecond <= limit,
  seen: ratePerSecond,
});

describe("the search for the highest rate", () => {
  it("ends just below whatever the limit is, wherever it starts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 20, max: 1e6, noNaN: true }),
        fc.double({ min: 20, max: 1e5, noNaN: true }),
        async (limit, startPerSecond) => {
          fc.pre(limit > startPerSecond / 64 && limit < startPerSecond * 4096);
          const found = await highestRate({ startPerSecond, stepFactor: 2, tolerance, probe: upTo(limit) });
          expect(found?.ratePerSecond).toBeLessThanOrEqual(limit);
          expect(found?.ratePerSecond).toBeGreaterThan(limit / (1 + tolerance) ** 2);
          expect(found?.seen).toBe(found?.ratePerSecond);
        },
      ),
    );
  });

  it("tries few rates where it begins near the limit with small steps", async () => {
    for (const limit of [90, 100, 110]) {
      const tried: number[] = [];
      const probe = (ratePerSecond: number) => {
        tried.push(ratePerSecond);
        return upTo(limit)(ratePerSecond);
      };
      const found = await highestRate({ startPerSecond: 100, stepFactor: 1.25, tolerance, probe });
      expect(found?.ratePerSecond).toBeGreaterThan(limit / (1 + tolerance) ** 2);
      expect(tried.length).toBeLessThan(6);
    }
  });

  it("gives nothing where no rate is kept up, and ends where every rate is", async () => {
    expect(await highestRate({ startPerSecond: 100, stepFactor: 2, tolerance, probe: upTo(0) })).toBeNull();
    const all = await highestRate({ startPerSecond: 100, stepFactor: 2, tolerance, probe: upTo(Infinity) });
    expect(all?.ratePerSecond).toBeGreaterThan(1e6);
  });
});

const points = (lagMsAt: (x: number) => number) =>
  Array.from({ length: 100 }, (_, index) => ({ x: index * 10, y: lagMsAt(index * 10) }));
const jitter = (x: number) => 20 + 15 * Math.sin(x);
const limits = { plannedMs: 1_000, objectiveMs: 500 } as const;

describe("the trend of a lag", () => {
  it("is what is gained in a ms, in the latter half alone", () => {
    expect(
      lagTrend(
        points((x) => (x < 500 ? 0 : 0.3 * (x - 500))),
        1_000,
      ),
    ).toBeCloseTo(0.3);
    expect(
      lagTrend(
        points((x) => (x < 500 ? x : 7)),
        1_000,
      ),
    ).toBeCloseTo(0);
  });

  it("of a pipeline that came to an end only once, is its lag over the plan", () => {
    expect(lagTrend([{ x: 3_000, y: 2_000 }], 1_000)).toBe(2);
    expect(lagTrend([], 1_000)).toBe(0);
  });
});

describe("a pipeline", () => {
  it("keeps up where its lag goes up and down and nowhere", () => {
    expect(keptUp({ lag: points(jitter), gaveUp: false }, limits)).toBe(true);
  });

  it("does not where its lag grows beyond that noise, ends above the objective, or it was given up", () => {
    expect(keptUp({ lag: points((x) => jitter(x) + x / 4), gaveUp: false }, limits)).toBe(false);
    expect(keptUp({ lag: points(() => 501), gaveUp: false }, limits)).toBe(false);
    expect(keptUp({ lag: points(jitter), gaveUp: true }, limits)).toBe(false);
  });
});
