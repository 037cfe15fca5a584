/** A word in capitals that stays the same, so that callers may branch on it: `STORE_FULL`, `BATCH_CORRUPT`. */
export type ReferenceErrorCode = string;

/** Thrown by the reference implementation; the message says what happened, where, and how to mend it. */
export class ReferenceError extends Error {
  override readonly name = "ReferenceError";
  readonly code: ReferenceErrorCode;

  constructor(code: ReferenceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
