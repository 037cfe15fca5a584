/** A word in capitals that stays the same, so that callers may branch on it. */
type WorkbenchErrorCode =
  | "EVIDENCE_FROM_FUTURE"
  | "OUTPUT_NOT_OURS"
  | "OUTPUT_OF_ANOTHER"
  | "OUTPUT_BUSY"
  | "OUTPUT_UNWRITABLE"
  | "OUTPUT_FULL"
  | "PORT_BUSY"
  | "PIPELINE_FAILED"
  | "PIPELINE_BEHIND"
  | "PIPELINE_RESTARTING"
  | "VARIANT_NOT_RUNNING"
  | "CHECK_TOO_LARGE"
  | "SIMULATION_TOO_LARGE";

/** What a use case could not do. `code` is stable; the message says what, where, and how to mend it. */
export class WorkbenchError extends Error {
  readonly code: WorkbenchErrorCode;
  constructor(code: WorkbenchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WorkbenchError";
    this.code = code;
  }
}
