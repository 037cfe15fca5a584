import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "#model";
import type { Figure, Target } from "#model";
import { targets } from "#model/omnishop";
import { figure } from "./evidence-pieces.ts";

const target: Target = {
  id: "rate",
  title: { en: "Rate" },
  metric: "rate",
  subject: "kappa",
  better: "higher",
  bound: 100,
  unit: "events/s",
};
const found = (value: number, interval: Figure["interval"]): Figure => ({
  ...figure,
  metric: "rate",
  subject: "kappa",
  unit: "events/s",
  value,
  interval,
});
const within = (low: number, high: number) => ({ low, high, level: 0.95 });

describe("a target", () => {
  it("is reached, missed, or within noise, by the whole of the figure's bounds", () => {
    expect(outcomeOf(target, [found(120, within(101, 140))])).toMatchObject({
      outcome: "reached",
      value: 120,
    });
    expect(outcomeOf(target, [found(120, within(99, 140))])).toMatchObject({ outcome: "within-noise" });
    expect(outcomeOf(target, [found(90, within(80, 99))])).toMatchObject({ outcome: "missed" });
  });

  it("goes by the value alone where the spread is not known, and says so", () => {
    expect(outcomeOf(target, [found(100, null)])).toMatchObject({ outcome: "reached", interval: null });
    expect(outcomeOf(target, [found(99, null)])).toMatchObject({ outcome: "missed", interval: null });
  });

  it("is the same the other way round, where less is better", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (one, other) => {
        const interval = within(Math.min(one, other), Math.max(one, other));
        const mirrored = within(200 - interval.high, 200 - interval.low);
        const higher = outcomeOf(target, [found(one, interval)]);
        const lower = outcomeOf({ ...target, better: "lower" }, [found(200 - one, mirrored)]);
        expect(lower.outcome).toBe(higher.outcome);
      }),
    );
  });

  it("is held against a full run before a quick one, and against nothing else", () => {
    const quick = { ...found(120, null), profile: "quick" } as const;
    const full = { ...found(90, null), id: "full", profile: "full" } as const;
    expect(outcomeOf(target, [quick, full])).toMatchObject({ evidenceId: "full" });
    const others = [
      { ...quick, subject: "lambda" },
      { ...quick, unit: "events/h" },
      { ...quick, metric: "other" },
      { ...quick, provenance: "simulated" } as const,
    ];
    expect(outcomeOf(target, others)).toEqual({ outcome: "not-measured" });
  });
});

describe("OmniShop's targets", () => {
  it("have an id of their own each, a bound above 0, and a title in both languages", () => {
    expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
    for (const { bound, title } of targets) {
      expect(bound).toBeGreaterThan(0);
      expect(Object.values(title)).not.toContain("");
    }
  });
});
