export { checkArchitecture } from "./check-architecture.ts";
export { compareVariants } from "./compare-variants.ts";
export type {
  ComparedQuantity,
  CompareOptions,
  VariantComparison,
  Winner,
} from "./compare-variants.ts";
export { startDemo } from "./demo.ts";
export { demoRatePerSecondMax } from "./demo/stage.ts";
export type { Demo, DemoOptions } from "./demo.ts";
export { drawDiagrams } from "./draw-diagrams.ts";
export { studyEvidence } from "./evidence-place.ts";
export { examineMachine } from "./examine-machine.ts";
export type { MachineFinding } from "./examine-machine.ts";
export { generatedEventsMax, generatedPerSecondMax, generateFile } from "./generate-file.ts";
export type { HeldTarget } from "./hold-targets.ts";
export { judgeClaims } from "./judge-claims.ts";
export type { JudgedClaim, Judgement } from "./judge-claims.ts";
export { makeReport } from "./make-report.ts";
export { makeSlides } from "./make-slides.ts";
export { makeStudy } from "./make-study.ts";
export type { StudyOptions, StudySummary } from "./make-study.ts";
export type { OnProgress, Progress } from "./progress.ts";
export { benchmarkNames, runBenchmarks } from "./run-benchmarks.ts";
export type { BenchOptions, BenchResult } from "./run-benchmarks.ts";
export { observeRuns } from "./observe-runs.ts";
export type { ObservedVariant } from "./observe-runs.ts";
export { allSources } from "#generators";
export { salesFormats } from "#reference-impl";
export { runEventsMax, runVariant } from "./run-variant.ts";
export type { RunOptions, RunResult } from "./run-variant.ts";
export { runFile } from "./run-file.ts";
export type { FileRunOptions, FileRunResult, ReplayProgress } from "./run-file.ts";
export { simulateVariant } from "./simulate-variant.ts";
export type { SimulateOptions, Simulation } from "./simulate-variant.ts";
export { WorkbenchError } from "./workbench-error.ts";
