import { measureNeedDelays } from "../needs/need-delays.ts";
import { measurePlantedTruth } from "../needs/planted-truth.ts";
import { type Benchmark, benchmark } from "./benchmark.ts";

/** What the objectives of the needs are held against, beside HTTP. */
export const ofNeeds: readonly Benchmark[] = [
  benchmark({
    name: "need-delays",
    inStudy: true,
    workloads: {
      quick: { eventsPerSecond: 300, pastSeconds: 330, trialCount: 5, trialMs: 300, queriesPerSecond: 2_000 },
      full: { eventsPerSecond: 900, pastSeconds: 360, trialCount: 11, trialMs: 4_000, queriesPerSecond: 500 },
    },
    measure: measureNeedDelays,
  }),
  benchmark({
    name: "planted-truth",
    inStudy: true,
    workloads: {
      quick: { worldCount: 1, weeks: 13, eventsPerSecond: 0.0015 },
      full: { worldCount: 24, weeks: 13, eventsPerSecond: 0.002 },
    },
    measure: measurePlantedTruth,
  }),
];
