import { describe, expect, it } from "vitest";
import { ModelError, parseEvidence } from "#model";
import { comparison, figure, nodeCost } from "./evidence-pieces.ts";

describe("parseEvidence", () => {
  it.each([figure, comparison, nodeCost, { ...figure, interval: null }])(
    "takes in a $kind that was written as JSON",
    (piece) => {
      expect(parseEvidence(JSON.parse(JSON.stringify(piece)))).toEqual(piece);
    },
  );

  it("lists all faults at once, each with its path", () => {
    const faulty = { ...figure, value: -1, unit: "", interval: { low: 2, high: 1, level: 0.95 } };
    expect(() => parseEvidence(faulty)).toThrow(/value: [\s\S]*unit: [\s\S]*interval: low lies above high/);
  });

  it.each([
    ["a kind that is not known", { ...figure, kind: "opinion" }, /kind/],
    ["no object at all", "fast", /the whole/],
    ["a key that does not belong", { ...figure, mood: "good" }, /mood/],
    ["a hash that is none", { ...figure, subjectHash: "abc" }, /subjectHash: must be a SHA-256/],
    ["a day that is none", { ...figure, takenOn: "2026-02-30" }, /takenOn/],
    [
      "a ratio that the pairs do not give",
      { ...comparison, ratio: 0.2 },
      /ratio: is not the ratio of the medians/,
    ],
    ["a value outside its interval", { ...figure, value: 1e6 }, /interval: leaves out the value/],
    [
      "an interval beside its ratio",
      { ...comparison, interval: { low: 100, high: 200, level: 0.95 } },
      /interval: leaves out the ratio/,
    ],
    ["a spread of one sample", { ...figure, sampleCount: 1 }, /sampleCount: one sample shows no spread/],
    ["too few pairs", { ...comparison, pairs: comparison.pairs.slice(1, 4) }, /pairs: fewer than 5/],
    ["no pairs", { ...comparison, pairs: [] }, /pairs/],
    [
      "a spread that is called exact",
      { ...comparison, interval: { ...comparison.interval, level: 1 } },
      /interval: level 1/,
    ],
  ])("refuses %s", (_, value, message) => {
    expect(() => parseEvidence(value)).toThrow(ModelError);
    expect(() => parseEvidence(value)).toThrow(message);
  });

  it("takes one pair for a count, which is exact", () => {
    const count = {
      ...comparison,
      pairs: [{ of: 1, comparedWith: 4 }],
      interval: { low: 0.25, high: 0.25, level: 1 },
    };
    expect(parseEvidence(count)).toEqual(count);
  });
});
