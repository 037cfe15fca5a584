export {
  demoRatePerSecondMax,
  generatedEventsMax,
  generatedPerSecondMax,
  runEventsMax,
} from "./bounds.ts";
export { studyEvidence } from "./study-evidence.ts";
export { choices, useCases } from "./use-cases.ts";
export type { SalesFormats } from "./use-cases.ts";
export type {
  CompareOptions,
  ComparedQuantity,
  VariantComparison,
  Winner,
} from "./measure/compare-variants.ts";
export type { Demo, DemoOptions } from "./demo.ts";
export type { MachineFinding } from "./examine-machine.ts";
export type { HeldTarget } from "./measure/hold-targets.ts";
export type { JudgedClaim, Judgement } from "./measure/judge-claims.ts";
export type { StudyOptions, StudySummary } from "./make-study.ts";
export type { OnProgress, Progress } from "./progress.ts";
export type { BenchOptions, BenchResult } from "./measure/run-benchmarks.ts";
export type { ObserveOptions, ObservedVariant } from "./run/observe-runs.ts";
export type { RunOptions, RunResult } from "./run/run-variant.ts";
export type { FileRunOptions, FileRunResult, ReplayProgress } from "./run/run-file.ts";
export type { SimulateOptions, Simulation } from "./simulate/simulate-variant.ts";
export type { WorkbenchError } from "./workbench-error.ts";
