/** What a lake table could not do; `code` is stable. */
export class LakeError extends Error {
  readonly code: "SNAPSHOT_CONFLICT" | "SNAPSHOT_UNREADABLE" | "QUERY_FAILED";
  constructor(code: LakeError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LakeError";
    this.code = code;
  }
}
