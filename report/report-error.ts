/** What a picture or a document could not be made of; `code` is stable. */
export class ReportError extends Error {
  readonly code: "UNRESOLVED_REFERENCE" | "CHAPTER_INVALID" | "LAYOUT_FAILED" | "PRESS_FAILED";
  constructor(code: ReportError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ReportError";
    this.code = code;
  }
}
