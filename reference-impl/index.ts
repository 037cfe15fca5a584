export { isDiskFull } from "./disk-full.ts";
export { ReferenceError } from "./reference-error.ts";
export type { ReferenceErrorCode } from "./reference-error.ts";
export { createCodec, createFieldsCodec } from "./codec/codec.ts";
export type { FieldsCodec, RecordCodec, Seal } from "./codec/record-codec.ts";
export type { Effect } from "./egress/effect.ts";
export type { DeadLetter } from "./ingest/dead-letter.ts";
export { createDoor } from "./ingest/door.ts";
export type { Admission, Door, DoorOptions, Incoming } from "./ingest/door.ts";
export type { FileTally } from "./ingest/file-tally.ts";
export type { FileArrival } from "./ingest/read-online-retail.ts";
export { openSales, salesFormats } from "./ingest/sales-file.ts";
export type { OpenedSales, SalesFormat } from "./ingest/sales-file.ts";
export { openLmdbStore } from "./log/lmdb-store.ts";
export { createSimulatedStore } from "./log/simulated-store.ts";
export type { SimulatedStore, SimulatedStoreOptions } from "./log/simulated-store.ts";
export type { Append, Commit, Entry, Slot, Store, StoredBatch } from "./log/store.ts";
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
export { planRun, viewLog } from "./runtime/plan.ts";
export type {
  PlannedOutput,
  PlannedPort,
  PlannedProcessor,
  PlannedSource,
  RunPlan,
} from "./runtime/plan.ts";
export { partitionOf } from "./runtime/record-key.ts";
export { replay } from "./runtime/replay.ts";
export type { Replay, ReplayOptions } from "./runtime/replay.ts";
export { dumpRun } from "./runtime/run-dump.ts";
export type { DumpOptions, RunDump } from "./runtime/run-dump.ts";
export { createViewReader } from "./runtime/view-reader.ts";
export type { Generation, ViewReader } from "./runtime/view-reader.ts";
export { createWorker } from "./runtime/worker.ts";
export type { RoundReport } from "./runtime/round-report.ts";
export type { Worker } from "./runtime/worker.ts";
export type { WorkerOptions } from "./runtime/worker-options.ts";
export { linesOf } from "./needs/conform-sales.ts";
export { hoursBetween } from "./needs/folds.ts";
export { mergedHours } from "./needs/merge-sales.ts";
export { kappaImplementation, lambdaImplementation } from "./needs/implementations.ts";
export type { HoursIndex, ProductHour } from "./needs/folds.ts";
export { observeFlows } from "./observe/observe-flows.ts";
export { openDoors } from "./pipeline/doors.ts";
export type { RemoteDoors } from "./pipeline/doors.ts";
export { openPipeline } from "./pipeline/pipeline.ts";
export type { Published } from "./batch/scheduler.ts";
export type { Pipeline, PipelineOptions } from "./pipeline/pipeline.ts";
export type { Admitted } from "./pipeline/intake.ts";
export { serve } from "./serving/server.ts";
export type { ServedViews } from "./serving/views.ts";
export { shownBy } from "./needs/shown.ts";
export type { Shown } from "./needs/shown.ts";
