import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureFreshness } from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { shownByBatches, stalenessAt } from "../../benchmarks/freshness/staleness.ts";
import { circumstances } from "./folder.ts";

const ms = (...values: readonly number[]) => Float64Array.from(values);

describe("the staleness of an answer", () => {
  it("is the age of the oldest event that it lacks, and nothing where it lacks none", () => {
    const events = { arrivedMs: ms(10, 20, 30), shownMs: ms(15, 40, 35) };
    expect([...stalenessAt(ms(5, 12, 18, 25, 36, 41), events)]).toEqual([0, 2, 0, 5, 16, 0]);
  });

  it("is what looking at every event for every query gives", () => {
    const events = fc.array(
      fc.record({ gapMs: fc.nat(50), waitMs: fc.oneof(fc.nat(200), fc.constant(Infinity)) }),
    );
    fc.assert(
      fc.property(events, fc.array(fc.nat(2_000)), (made, queries) => {
        let nowMs = 0;
        const arrivedMs = Float64Array.from(made, ({ gapMs }) => (nowMs += gapMs));
        const shownMs = Float64Array.from(made, ({ waitMs }, index) => (arrivedMs[index] ?? 0) + waitMs);
        const queryMs = Float64Array.from(queries).toSorted();
        const naive = queryMs.map((atMs) =>
          Math.max(
            0,
            ...[...arrivedMs].flatMap((arrived, index) =>
              arrived <= atMs && (shownMs[index] ?? 0) > atMs ? [atMs - arrived] : [],
            ),
          ),
        );
        expect(stalenessAt(queryMs, { arrivedMs, shownMs })).toEqual(naive);
      }),
    );
  });
});

describe("a view that only batches fill", () => {
  const batches = [
    { startedMs: 100, endedMs: 120, cutMs: 1_000 },
    { startedMs: 200, endedMs: 230, cutMs: 2_000 },
  ];

  it("shows an event once a batch has ended that began after it was worked off and cuts after it happened", () => {
    const workedOffMs = ms(90, 90, 110, 90, 300);
    const eventMs = ms(999, 1_000, 500, 2_000, 0);
    expect([...shownByBatches({ workedOffMs, eventMs }, batches)]).toEqual([
      120,
      230,
      230,
      Infinity,
      Infinity,
    ]);
  });
});

describe("measureFreshness", () => {
  it("finds the batch layer alone at least an interval behind, and the others fresher", async () => {
    const found = await measureFreshness(circumstances, {
      eventsPerSecond: 200,
      queriesPerSecond: 1_000,
      trialCount: 5,
      trialMs: 400,
      batchIntervalMs: 100,
    });
    expect(found.map(parseEvidence)).toEqual(found);
    expect(found.map(({ id }) => id)).toEqual([
      "kappa-freshness-p50",
      "kappa-freshness-p99",
      "lambda-freshness-p50",
      "lambda-freshness-p99",
      "lambda-batch-freshness-p50",
      "lambda-batch-freshness-p99",
      "freshness-p99",
      "freshness-p99-batch-alone",
    ]);
    const p50 = (subject: string) =>
      found.flatMap((piece) =>
        piece.kind === "figure" && piece.id === `${subject}-freshness-p50` ? [piece.value] : [],
      )[0] ?? Number.NaN;
    expect(p50("lambda-batch")).toBeGreaterThan(100);
    expect(p50("kappa")).toBeLessThan(p50("lambda-batch"));
    expect(p50("lambda")).toBeLessThan(p50("lambda-batch"));
  });
});
