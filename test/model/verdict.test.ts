import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEvidence, verdictOf } from "#model";
import type { Claim, Evidence } from "#model";

const claim: Claim = { id: "c", statement: {}, metric: "m", of: "a", comparedWith: "b", byAtLeast: 2 };

function evidence(
  pairs: readonly (readonly [number, number])[],
  better: "lower" | "higher" = "lower",
): Evidence {
  return {
    kind: "comparison",
    id: "m.a.b",
    metric: "m",
    unit: "ms",
    of: "a",
    comparedWith: "b",
    better,
    pairs: pairs.map(([of, comparedWith]) => ({ of, comparedWith })),
    provenance: "measured",
    profile: "quick",
    seed: "s",
    workload: { receipts: 1 },
    takenAt: "2026-01-01T00:00:00.000Z",
    environment: { cpu: "x", cores: 1, memoryBytes: 1, os: "y", node: "z" },
  };
}

describe("a verdict", () => {
  it("is “not measured” where there is no evidence for just this comparison", () => {
    expect(verdictOf(claim, []).verdict).toBe("not-measured");
    expect(verdictOf({ ...claim, of: "z" }, [evidence([[1, 9]])]).verdict).toBe("not-measured");
  });

  it("supports a claim when even the low end of the interval reaches the factor", () => {
    const five = [
      [10, 30],
      [11, 31],
      [10, 29],
      [9, 30],
      [10, 31],
    ] as const;
    expect(verdictOf(claim, [evidence(five)])).toMatchObject({
      verdict: "supported",
      of: 10,
      comparedWith: 30,
      pairs: 5,
    });
  });

  it("refutes a claim when not even the high end does", () => {
    const five = [
      [10, 12],
      [11, 11],
      [10, 12],
      [9, 11],
      [10, 12],
    ] as const;
    expect(verdictOf(claim, [evidence(five)]).verdict).toBe("refuted");
  });

  it("leaves a claim open when the factor lies within the interval", () => {
    const five = [
      [10, 15],
      [10, 25],
      [10, 14],
      [10, 26],
      [10, 20],
    ] as const;
    expect(verdictOf(claim, [evidence(five)]).verdict).toBe("inconclusive");
  });

  it("turns the ratio round where more is better", () => {
    const five = [
      [30, 10],
      [31, 11],
      [29, 10],
      [30, 9],
      [31, 10],
    ] as const;
    expect(verdictOf(claim, [evidence(five, "higher")]).verdict).toBe("supported");
    expect(verdictOf(claim, [evidence(five, "lower")]).verdict).toBe("refuted");
  });

  it("never supports a claim whose pairs are all below the factor", () => {
    const pair = fc.tuple(
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.double({ min: 0.1, max: 1.9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (drawn) => {
        const pairs = drawn.map(([of]) => [of, of * Math.min(...drawn.map(([, factor]) => factor))] as const);
        expect(verdictOf(claim, [evidence(pairs)]).verdict).not.toBe("supported");
      }),
      { numRuns: 50 },
    );
  });
});

describe("evidence", () => {
  it("is read back as it was written", () => {
    const written = evidence([[1, 2]]);
    expect(parseEvidence(JSON.parse(JSON.stringify(written)))).toEqual(written);
  });

  it("is refused with a field too many, a figure of nothing, or no pair", () => {
    const good = evidence([[1, 2]]);
    expect(() => parseEvidence({ ...good, verdict: "supported" })).toThrow("verdict");
    expect(() => parseEvidence(evidence([[0, 2]]))).toThrow("pairs");
    expect(() => parseEvidence(evidence([]))).toThrow("pairs");
  });
});
