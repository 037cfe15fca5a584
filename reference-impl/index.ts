export { ReferenceError } from "./reference-error.ts";
export type { ReferenceErrorCode } from "./reference-error.ts";
export { bindAnswer, bindFold, bindJob, bindProcessor } from "./runtime/bind.ts";
export type {
  AnyRecord,
  BoundAnswer,
  BoundFold,
  BoundJob,
  BoundProcessor,
  BoundRequest,
  Runnable,
} from "./runtime/bind.ts";
export type { Ledger, PortLedger, Tally } from "./runtime/ledger.ts";
export type { NodeCost } from "./runtime/node-cost.ts";
export { partitionOf, planRun, viewLog } from "./runtime/plan.ts";
export type {
  PlannedOutput,
  PlannedPort,
  PlannedProcessor,
  PlannedSource,
  RunPlan,
} from "./runtime/plan.ts";
export { replay } from "./runtime/replay.ts";
export type { Replay } from "./runtime/replay.ts";
export { dumpRun } from "./runtime/run-dump.ts";
export type { DumpOptions, RunDump } from "./runtime/run-dump.ts";
export { createViewReader } from "./runtime/view-reader.ts";
export type { Generation, ViewReader } from "./runtime/view-reader.ts";
export { createWorker } from "./runtime/worker.ts";
export type { RoundReport, Worker, WorkerOptions } from "./runtime/worker.ts";
