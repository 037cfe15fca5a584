import { measureCodecSize } from "../codec/codec-size.ts";
import { measureCodecSpeed } from "../codec/codec-speed.ts";
import { measureDoorSpeed } from "../door/door-speed.ts";
import { measureFreshness } from "../freshness/freshness.ts";
import { measureGeneratorSpeed } from "../generator/generator-speed.ts";
import { measureHttp } from "../http/http.ts";
import { measureDayQuery } from "../lake/day-query.ts";
import { measureLakeSize } from "../lake/lake-size.ts";
import { measureCommitShare } from "../latency/commit-share.ts";
import { measureLatency } from "../latency/latency.ts";
import { measureLoadedLatency } from "../latency/loaded-latency.ts";
import { measureMicroBatch } from "../latency/micro-batch.ts";
import { measureAcknowledgeTime } from "../log/acknowledge-time.ts";
import { measureLogic } from "../logic/logic.ts";
import { measureMemory } from "../memory/memory.ts";
import { measureRecomputeSpeed } from "../replay/recompute-speed.ts";
import { measureAnswerTime } from "../serving/answer-time.ts";
import { measureThroughput } from "../throughput/throughput.ts";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { ofNeeds } from "./of-needs.ts";

const batches = { receipts: 5_000, batchSize: 500 } as const;
/** The rate that is to be sustained, and half of it, at which latency is measured. */
const sustainedPerSecond = 100_000;
const objectiveMs = 1_000;

const throughputOf = (variant: "kappa" | "lambda", inStudy: boolean): Benchmark =>
  benchmark({
    name: `throughput-${variant}`,
    inStudy,
    workloads: {
      quick: { probeMs: 1_500, searchCount: 1, startPerSecond: 16_000 },
      full: { probeMs: 5_000, searchCount: 5, startPerSecond: sustainedPerSecond / 2 },
    },
    measure: (here, workload) =>
      measureThroughput(here, { ...workload, variant, objectiveMs, batchEveryMs: 1_000 }),
  });

/** The parts of the platform on which single decisions are staked. */
const parts: readonly Benchmark[] = [
  benchmark({
    name: "door",
    inStudy: true,
    workloads: {
      quick: { receipts: 5_000, batchSize: 500, trialCount: 7 },
      full: { receipts: 20_000, batchSize: 500, trialCount: 15 },
    },
    measure: measureDoorSpeed,
  }),
  benchmark({
    name: "acknowledge",
    inStudy: true,
    workloads: {
      quick: { batchSize: 500, batchesPerTrial: 10, trialCount: 5 },
      full: { batchSize: 500, batchesPerTrial: 100, trialCount: 9 },
    },
    measure: measureAcknowledgeTime,
  }),
  benchmark({
    name: "day-query",
    inStudy: true,
    workloads: {
      quick: { receipts: 40_000, days: 30, pairCount: 7 },
      full: { receipts: 400_000, days: 30, pairCount: 21 },
    },
    measure: measureDayQuery,
  }),
  benchmark({
    name: "answer-time",
    inStudy: true,
    workloads: {
      quick: { receipts: 10_000, days: 10, pairCount: 7, askCount: 3 },
      full: { receipts: 100_000, days: 30, pairCount: 15, askCount: 10 },
    },
    measure: measureAnswerTime,
  }),
  benchmark({
    name: "recompute",
    inStudy: true,
    workloads: {
      quick: { receipts: 10_000, batchSize: 500, pairCount: 5 },
      full: { receipts: 50_000, batchSize: 500, pairCount: 9 },
    },
    measure: measureRecomputeSpeed,
  }),
  benchmark({
    name: "micro-batch",
    workloads: {
      quick: { eventsPerSecond: 200, pairCount: 5, trialMs: 1_000, microBatchMs: 1_000 },
      full: { eventsPerSecond: 900, pairCount: 9, trialMs: 3_000, microBatchMs: 1_000 },
    },
    measure: measureMicroBatch,
  }),
  benchmark({
    name: "commit-share",
    inStudy: true,
    workloads: {
      quick: { eventsPerRound: 500, roundsPerTrial: 6, trialCount: 5 },
      full: { eventsPerRound: 500, roundsPerTrial: 60, trialCount: 9 },
    },
    measure: measureCommitShare,
  }),
];

/** What this room measures, from the cheapest to the dearest; a few seconds each in the quick profile. */
export const suite: readonly Benchmark[] = [
  {
    name: "need-code",
    inStudy: true,
    measure: async (here) => [measureLogic(here)],
  },
  benchmark({
    name: "codec-size",
    inStudy: true,
    workloads: { quick: batches, full: { receipts: 20_000, batchSize: 500 } },
    measure: measureCodecSize,
  }),
  benchmark({
    name: "codec-speed",
    inStudy: true,
    workloads: {
      quick: { ...batches, pairCount: 11, trialMs: 60 },
      full: { ...batches, pairCount: 31, trialMs: 200 },
    },
    measure: measureCodecSpeed,
  }),
  benchmark({
    name: "lake-size",
    inStudy: true,
    workloads: {
      quick: { commitCount: 8, linesPerCommit: 5_000, batchSize: 500 },
      full: { commitCount: 20, linesPerCommit: 10_000, batchSize: 500 },
    },
    measure: measureLakeSize,
  }),
  ...parts,
  benchmark({
    name: "generator",
    workloads: {
      quick: { eventsPerTrial: 50_000, trialCount: 5 },
      full: { eventsPerTrial: 200_000, trialCount: 11 },
    },
    measure: measureGeneratorSpeed,
  }),
  benchmark({
    name: "latency",
    inStudy: true,
    workloads: {
      quick: { eventsPerSecond: 200, trialCount: 7, trialMs: 600, warmUpMs: 800 },
      full: { eventsPerSecond: 900, trialCount: 11, trialMs: 2_000, warmUpMs: 3_000 },
    },
    measure: measureLatency,
  }),
  benchmark({
    name: "freshness",
    inStudy: true,
    workloads: {
      quick: { trialCount: 5, trialMs: 900, batchIntervalMs: 300, queriesPerSecond: 2_000 },
      full: { trialCount: 9, trialMs: 5_000, batchIntervalMs: 1_000, queriesPerSecond: 500 },
    },
    measure: (here, workload) => measureFreshness(here, { ...workload, eventsPerSecond: 200 }),
  }),
  ...ofNeeds,
  throughputOf("kappa", false),
  throughputOf("lambda", false),
  benchmark({
    name: "latency-at-half-rate",
    workloads: {
      quick: { trialCount: 1, trialMs: 1_000, warmUpMs: 500 },
      full: { trialCount: 7, trialMs: 3_000, warmUpMs: 2_000 },
    },
    measure: (here, workload) =>
      measureLoadedLatency(here, {
        ...workload,
        eventsPerSecond: sustainedPerSecond / 2,
        batchEveryMs: 1_000,
      }),
  }),
  benchmark({
    name: "http",
    workloads: {
      quick: { trialCount: 1, trialSeconds: 1, eventsBefore: 20_000 },
      full: { trialCount: 5, trialSeconds: 1, eventsBefore: 200_000 },
    },
    measure: (here, workload) =>
      measureHttp(here, {
        ...workload,
        endpoints: "all",
        requestsPerSecond: 500,
        connections: 10,
        eventsPerSecond: 900,
      }),
  }),
  benchmark({
    name: "memory",
    workloads: {
      quick: { eventCount: 100_000, trialCount: 1 },
      full: { eventCount: 1_000_000, trialCount: 5 },
    },
    measure: (here, workload) =>
      measureMemory(here, { ...workload, variant: "kappa", eventsPerBatch: sustainedPerSecond }),
  }),
];
