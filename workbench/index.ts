export { checkArchitecture } from "./check-architecture.ts";
export { examineMachine } from "./examine-machine.ts";
export type { MachineFinding } from "./examine-machine.ts";
export { generateFile } from "./generate-file.ts";
export { runVariant } from "./run-variant.ts";
export type { RowAccount, RunOptions, RunResult } from "./run-variant.ts";
export { WorkbenchError } from "./workbench-error.ts";
