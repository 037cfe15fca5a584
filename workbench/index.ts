export { checkArchitecture } from "./check-architecture.ts";
export { compareVariants } from "./measure/compare-variants.ts";
export type {
  ComparedQuantity,
  CompareOptions,
  VariantComparison,
  Winner,
} from "./measure/compare-variants.ts";
export { startDemo } from "./demo.ts";
export { demoRatePerSecondMax } from "./demo/stage.ts";
export type { Demo, DemoOptions } from "./demo.ts";
export { drawDiagrams } from "./documents/draw-diagrams.ts";
export { studyEvidence } from "./evidence-place.ts";
export { examineMachine } from "./examine-machine.ts";
export type { MachineFinding } from "./examine-machine.ts";
export { generatedEventsMax, generatedPerSecondMax, generateFile } from "./run/generate-file.ts";
export type { HeldTarget } from "./measure/hold-targets.ts";
export { judgeClaims } from "./measure/judge-claims.ts";
export type { JudgedClaim, Judgement } from "./measure/judge-claims.ts";
export { makeReport } from "./documents/make-report.ts";
export { makeSlides } from "./documents/make-slides.ts";
export { makeStudy } from "./make-study.ts";
export type { StudyOptions, StudySummary } from "./make-study.ts";
export type { OnProgress, Progress } from "./progress.ts";
export { benchmarkNames, runBenchmarks } from "./measure/run-benchmarks.ts";
export type { BenchOptions, BenchResult } from "./measure/run-benchmarks.ts";
export { observeRuns } from "./run/observe-runs.ts";
export type { ObservedVariant } from "./run/observe-runs.ts";
export { allSources } from "#generators";
export { salesFormats } from "#reference-impl";
export { runEventsMax, runVariant } from "./run/run-variant.ts";
export type { RunOptions, RunResult } from "./run/run-variant.ts";
export { runFile } from "./run/run-file.ts";
export type { FileRunOptions, FileRunResult, ReplayProgress } from "./run/run-file.ts";
export { simulateVariant } from "./simulate/simulate-variant.ts";
export type { SimulateOptions, Simulation } from "./simulate/simulate-variant.ts";
export { WorkbenchError } from "./workbench-error.ts";
