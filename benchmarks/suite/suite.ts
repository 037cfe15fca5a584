import { measureCodecSize } from "../codec/codec-size.ts";
import { measureCodecSpeed } from "../codec/codec-speed.ts";
import { measureGeneratorSpeed } from "../generator/generator-speed.ts";
import { measureLakeSize } from "../lake/lake-size.ts";
import { measureLatency, measureLoadedLatency } from "../latency/latency.ts";
import { measureLogic } from "../logic/logic.ts";
import { measureMemory } from "../memory/memory.ts";
import { measureThroughput } from "../throughput/throughput.ts";
import { type Benchmark, benchmark } from "./benchmark.ts";

const batches = { receipts: 5_000, batchSize: 500 } as const;
/** The rate that is to be sustained, and half of it, at which latency is measured. */
const sustainedPerSecond = 100_000;
const objectiveMs = 1_000;

const throughputOf = (variant: "kappa" | "lambda", inStudy: boolean): Benchmark =>
  benchmark({
    name: `throughput-${variant}`,
    inStudy,
    workloads: {
      quick: { probeMs: 500, searchCount: 1, startPerSecond: 8_000 },
      full: { probeMs: 2_000, searchCount: 5, startPerSecond: 16_000 },
    },
    measure: (here, workload) =>
      measureThroughput(here, { ...workload, variant, objectiveMs, batchEveryMs: 1_000 }),
  });

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
  throughputOf("kappa", true),
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
    name: "memory",
    workloads: {
      quick: { eventCount: 100_000, trialCount: 1 },
      full: { eventCount: 1_000_000, trialCount: 5 },
    },
    measure: (here, workload) =>
      measureMemory(here, { ...workload, variant: "kappa", eventsPerBatch: sustainedPerSecond }),
  }),
];
