export { openEngine } from "./engine.ts";
export type { EngineRow, LakeEngine } from "./engine.ts";
export { LakeError } from "./lake-error.ts";
export type { DataFile, Snapshot } from "./snapshot.ts";
export { openTable } from "./table.ts";
export type { LakeTable, TableOptions } from "./table.ts";
