/** What a use case could not do. `code` is stable; the message says what, where, and how to mend it. */
export class WorkbenchError extends Error {
  readonly code: "OUTPUT_NOT_OURS" | "OUTPUT_UNWRITABLE";
  constructor(code: WorkbenchError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WorkbenchError";
    this.code = code;
  }
}
