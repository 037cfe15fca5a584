import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "#kernel/invariant";
import { verdictOf } from "#model";
import type { Claim, Evidence } from "#model";
import { comparison, figure, nodeCost } from "./evidence-pieces.ts";

const smaller: Claim<"en"> = {
  id: "smaller",
  statement: { en: "The new takes at most half of the old." },
  metric: "bytes-per-event",
  of: "new",
  comparedWith: { subject: "old" },
  better: "lower",
  byAtLeast: 2,
};
const inTime: Claim<"en"> = {
  ...smaller,
  id: "in-time",
  metric: "latency-ms-p99",
  comparedWith: { target: 100, unit: "ms" },
  byAtLeast: 1,
};
const nothing = { verdict: "not-measured", of: null, comparedWith: null, ratio: null, evidenceId: null };

describe("the verdict on a claim that compares two subjects", () => {
  it("turns the ratio so that more is better, and supports what even the low bound reaches", () => {
    expect(verdictOf(smaller, [comparison])).toEqual({
      verdict: "supported",
      of: 25,
      comparedWith: 100,
      ratio: { estimate: 4, low: 2.5, high: 5, level: 0.95 },
      evidenceId: "size",
    });
  });

  it.each([
    [2.5, "supported"],
    [2.6, "inconclusive"],
    [5, "inconclusive"],
    [5.1, "refuted"],
  ])("asked for a gain of %d, finds it %s", (byAtLeast, verdict) => {
    expect(verdictOf({ ...smaller, byAtLeast }, [comparison]).verdict).toBe(verdict);
  });

  it("keeps the ratio where higher is better", () => {
    const faster: Evidence = { ...comparison, better: "higher" };
    const found = verdictOf({ ...smaller, better: "higher" }, [faster]);
    expect(found).toMatchObject({ verdict: "refuted", ratio: { estimate: 0.25, low: 0.2, high: 0.4 } });
  });

  it("reads a comparison the other way round", () => {
    const bigger = { ...smaller, of: "old", comparedWith: { subject: "new" } };
    expect(verdictOf(bigger, [comparison])).toMatchObject({
      verdict: "refuted",
      of: 100,
      comparedWith: 25,
      ratio: { estimate: 0.25, low: 0.2, high: 0.4 },
    });
  });

  it.each([
    ["no evidence", []],
    ["evidence on another metric", [{ ...comparison, metric: "lines" }]],
    ["evidence on another subject", [{ ...comparison, of: "newer" }]],
    ["evidence for which more is better", [{ ...comparison, better: "higher" }]],
    ["a figure of one of the two alone", [{ ...figure, metric: "bytes-per-event" }]],
    ["costs of nodes", [nodeCost]],
  ] as const)("finds nothing in %s", (_, evidence) => {
    expect(verdictOf(smaller, evidence)).toEqual(nothing);
  });
});

describe("the verdict on a claim that is held against a target", () => {
  it("divides by the target, or the target by the figure, so that more is better", () => {
    expect(verdictOf(inTime, [figure])).toEqual({
      verdict: "supported",
      of: 50,
      comparedWith: 100,
      ratio: { estimate: 2, low: 1.25, high: 2.5, level: 0.95 },
      evidenceId: "p99",
    });
    expect(verdictOf({ ...inTime, better: "higher" }, [figure])).toMatchObject({
      verdict: "refuted",
      ratio: { estimate: 0.5, low: 0.4, high: 0.8 },
    });
  });

  it("is inconclusive where no spread is known", () => {
    expect(verdictOf(inTime, [{ ...figure, interval: null }])).toMatchObject({
      verdict: "inconclusive",
      ratio: null,
      evidenceId: "p99",
    });
  });

  it.each([
    ["in another unit", { ...figure, unit: "s" }],
    ["of another subject", { ...figure, subject: "old" }],
    ["of another metric", { ...figure, metric: "latency-ms-p50" }],
    ["that compares", { ...comparison, metric: "latency-ms-p99" }],
  ] as const)("finds nothing in evidence %s", (_, piece) => {
    expect(verdictOf(inTime, [piece])).toEqual(nothing);
  });

  it("refuses a target or a gain that is not above 0", () => {
    const free: Claim = { ...inTime, comparedWith: { target: 0, unit: "ms" } };
    expect(() => verdictOf(free, [figure])).toThrow(InvariantError);
    expect(() => verdictOf({ ...inTime, byAtLeast: 0 }, [])).toThrow(InvariantError);
  });
});

describe("of several pieces of evidence that fit", () => {
  const simulated: Evidence = { ...figure, id: "z-simulated", provenance: "simulated", profile: "full" };
  const full: Evidence = { ...figure, id: "full", profile: "full", takenOn: "2026-01-01" };
  const newer: Evidence = { ...figure, id: "newer", takenOn: "2026-12-01" };

  it("the measured counts before the simulated, the full run before the quick, the newer before the older", () => {
    expect(verdictOf(inTime, [simulated, figure]).evidenceId).toBe("p99");
    expect(verdictOf(inTime, [newer, full]).evidenceId).toBe("full");
    expect(verdictOf(inTime, [figure, newer]).evidenceId).toBe("newer");
  });

  it("their order does not count", () => {
    const all = fc.shuffledSubarray([simulated, full, newer, figure], { minLength: 4 });
    fc.assert(
      fc.property(all, (evidence) => {
        expect(verdictOf(inTime, evidence).evidenceId).toBe("full");
      }),
    );
  });
});

describe("the law of verdicts", () => {
  const gains = fc.double({ min: 0.01, max: 100, noNaN: true });
  const pieces = fc.array(
    fc.record({
      metric: fc.constantFrom("bytes-per-event", "lines"),
      of: fc.constantFrom("new", "old"),
      comparedWith: fc.constantFrom("new", "old"),
      better: fc.constantFrom("lower", "higher"),
    }),
  );

  it("never supports or refutes without evidence on the claim's metric and both its subjects", () => {
    fc.assert(
      fc.property(gains, pieces, (byAtLeast, changes) => {
        const evidence = changes.map((change) => ({ ...comparison, ...change }));
        const { verdict } = verdictOf({ ...smaller, byAtLeast }, evidence);
        const fits = evidence.some(
          (piece) =>
            piece.metric === "bytes-per-event" && piece.better === "lower" && piece.of !== piece.comparedWith,
        );
        expect(verdict === "not-measured").toBe(!fits);
      }),
    );
  });

  it("never supports the more and refutes the less", () => {
    const rank = { supported: 2, inconclusive: 1, refuted: 0, "not-measured": -1 };
    const rankAt = (byAtLeast: number): number =>
      rank[verdictOf({ ...smaller, byAtLeast }, [comparison]).verdict];
    fc.assert(
      fc.property(gains, gains, (one, other) => {
        expect(rankAt(Math.min(one, other))).toBeGreaterThanOrEqual(rankAt(Math.max(one, other)));
      }),
    );
  });
});
