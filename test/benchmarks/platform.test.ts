import { isDeepStrictEqual } from "node:util";
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

/** Null for evidence that is whole and says something, else what is wrong with it. */
function faultOf(found: Figure | Comparison): string | null {
  const read: Evidence = parseEvidence(JSON.parse(JSON.stringify(found)));
  if (!isDeepStrictEqual(read, found)) return `${found.id} is not read as it was written`;
  if (found.kind === "figure") {
    return found.value > 0 && found.sampleCount === 5 ? null : `${found.id} is no figure of five trials`;
  }
  const isWhole =
    found.pairs.length === 5 && found.pairs.every(({ of, comparedWith }) => of > 0 && comparedWith > 0);
  return isWhole ? null : `${found.id} has no five pairs`;
}

describe("the benchmarks of single parts of the platform", () => {
  it("leave the rate of the door and the time of an acknowledgement, without the first trial", async () => {
    expect(
      faultOf(measureDoorSpeed(circumstances, { receipts: 400, batchSize: 100, trialCount: 5 })),
    ).toBeNull();
    expect(
      faultOf(
        await measureAcknowledgeTime(circumstances, { batchSize: 20, batchesPerTrial: 2, trialCount: 5 }),
      ),
    ).toBeNull();
  });

  it("leave pairs of one day and all days, and of a view and the lake, which must agree", async () => {
    expect(
      faultOf(await measureDayQuery(circumstances, { receipts: 300, days: 3, pairCount: 5 })),
    ).toBeNull();
    expect(
      faultOf(await measureAnswerTime(circumstances, { receipts: 300, days: 3, pairCount: 5, askCount: 2 })),
    ).toBeNull();
  });

  it("leave pairs of records and micro-batches, and the share of commits", async () => {
    expect(
      faultOf(
        await measureMicroBatch(circumstances, {
          eventsPerSecond: 200,
          pairCount: 5,
          trialMs: 20,
          microBatchMs: 40,
        }),
      ),
    ).toBeNull();
    const share = await measureCommitShare(circumstances, {
      eventsPerRound: 20,
      roundsPerTrial: 2,
      trialCount: 5,
    });
    expect(faultOf(share)).toBeNull();
    expect(share.value).toBeLessThan(1);
  });

  it("leave pairs of SQL and replay, and the rate of the replay alone", async () => {
    const [comparison, figure] = await measureRecomputeSpeed(circumstances, {
      receipts: 300,
      batchSize: 100,
      pairCount: 5,
    });
    expect(faultOf(comparison)).toBeNull();
    expect(faultOf(figure)).toBeNull();
  });
});
