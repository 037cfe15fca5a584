import { describe, expect, it } from "vitest";
import { parseEvidence, readingOf } from "#model";
import { comparison, figure, nodeCost, run } from "./evidence-pieces.ts";

describe("the evidence of a run", () => {
  it("is taken in as it was written", () => {
    expect(parseEvidence(JSON.parse(JSON.stringify(run)))).toEqual(run);
  });

  it.each([
    ["loses a row on the way in", { ...run.rows, deadLettered: 9 }, /in is not accepted \+ deadLettered/],
    ["loses an accepted row", { ...run.rows, late: 0 }, /accepted is not applied/],
    ["counts half a row", { ...run.rows, late: 1.5 }, /late/],
  ])("is refused where it %s", (_, rows, message) => {
    expect(() => parseEvidence({ ...run, rows })).toThrow(message);
  });
});

describe("a reading", () => {
  it("finds a figure by metric and subject, with its spread", () => {
    expect(readingOf({ metric: "latency-ms-p99", subject: "new" }, [comparison, figure])).toMatchObject({
      value: 50,
      interval: { low: 40, high: 80 },
      sampleCount: 5,
      piece: { id: "p99" },
    });
  });

  it("takes either side of a comparison as the median of its pairs", () => {
    const sides = ["new", "old"].map((subject) =>
      readingOf({ metric: "bytes-per-event", subject }, [comparison]),
    );
    expect(sides.map((reading) => reading?.value)).toEqual([25, 100]);
  });

  it("finds the rows and counts of a run, which are exact", () => {
    const found = ["rows-in", "rows-dead-lettered", "alerts"].map((metric) =>
      readingOf({ metric, subject: "new" }, [run]),
    );
    expect(found.map((reading) => reading?.value)).toEqual([10, 2, 3]);
    expect(found[0]?.interval).toEqual({ low: 10, high: 10, level: 1 });
  });

  it("takes what was measured before what was simulated, then a full run before a quick one", () => {
    const simulated = { ...figure, id: "z", provenance: "simulated", profile: "full", value: 1 } as const;
    const full = { ...figure, id: "a", profile: "full", value: 2 } as const;
    const wanted = { metric: "latency-ms-p99", subject: "new" };
    expect(readingOf(wanted, [simulated, figure])?.value).toBe(50);
    expect(readingOf(wanted, [simulated, figure, full])?.value).toBe(2);
  });

  it("finds nothing of another metric, another subject, or in what nodes cost", () => {
    const wanted = [
      { metric: "latency-ms-p50", subject: "new" },
      { metric: "latency-ms-p99", subject: "old" },
      { metric: "events", subject: "new" },
    ];
    expect(wanted.map((one) => readingOf(one, [comparison, figure, nodeCost, run]))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
