/** What can go wrong in the reference implementation; codes are stable, so that callers may branch on them. */
export type ReferenceErrorCode = string;

/** Thrown by the reference implementation; the message says what happened, where, and how to mend it. */
export class ReferenceError extends Error {
  override readonly name = "ReferenceError";
  /** Stable, in capitals: `STORE_FULL`, `BATCH_CORRUPT`, `UNKNOWN_SCHEMA`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
