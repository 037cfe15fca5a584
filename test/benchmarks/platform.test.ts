import { describe, expect, it } from "vitest";
import { parseEvidence } from "#model";
import type { Comparison, Evidence, Figure } from "#model";
import { readCircumstances } from "#benchmarks";
import { measureDoorSpeed } from "../../benchmarks/door/door-speed.ts";
import { measureDayQuery } from "../../benchmarks/lake/day-query.ts";
import { measureCommitShare } from "../../benchmarks/latency/commit-share.ts";
import { measureMicroBatch } from "../../benchmarks/latency/micro-batch.ts";
import { measureAcknowledgeTime } from "../../benchmarks/log/acknowledge-time.ts";
import { measureRecomputeSpeed } from "../../benchmarks/replay/recompute-speed.ts";
import { measureAnswerTime } from "../../benchmarks/serving/answer-time.ts";

const circumstances = await readCircumstances({ profile: "quick", seed: "platform" });

function expectReadable(found: Evidence): void {
  expect(parseEvidence(JSON.parse(JSON.stringify(found)))).toEqual(found);
}

function expectFigure(found: Figure): void {
  expectReadable(found);
  expect(found.value).toBeGreaterThan(0);
  expect(found.sampleCount).toBe(5);
}

function expectPairs(found: Comparison): void {
  expectReadable(found);
  expect(found.pairs).toHaveLength(5);
  expect(found.pairs.every(({ of, comparedWith }) => of > 0 && comparedWith > 0)).toBe(true);
}

describe("the benchmarks of single parts of the platform", () => {
  it("leave the rate of the door and the time of an acknowledgement, without the first trial", async () => {
    expectFigure(measureDoorSpeed(circumstances, { receipts: 400, batchSize: 100, trialCount: 5 }));
    expectFigure(
      await measureAcknowledgeTime(circumstances, { batchSize: 20, batchesPerTrial: 2, trialCount: 5 }),
    );
  });

  it("leave pairs of one day and all days, and of a view and the lake, which must agree", async () => {
    expectPairs(await measureDayQuery(circumstances, { receipts: 300, days: 3, pairCount: 5 }));
    expectPairs(
      await measureAnswerTime(circumstances, { receipts: 300, days: 3, pairCount: 5, askCount: 2 }),
    );
  });

  it("leave pairs of records and micro-batches, and the share of commits", async () => {
    expectPairs(
      await measureMicroBatch(circumstances, {
        eventsPerSecond: 200,
        pairCount: 5,
        trialMs: 20,
        microBatchMs: 40,
      }),
    );
    const share = await measureCommitShare(circumstances, {
      eventsPerRound: 20,
      roundsPerTrial: 2,
      trialCount: 5,
    });
    expectFigure(share);
    expect(share.value).toBeLessThan(1);
  });

  it("leave pairs of SQL and replay, and the rate of the replay alone", async () => {
    const [comparison, figure] = await measureRecomputeSpeed(circumstances, {
      receipts: 300,
      batchSize: 100,
      pairCount: 5,
    });
    expectPairs(comparison);
    expectFigure(figure);
  });
});
