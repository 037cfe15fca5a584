/** `EVIDENCE_INVALID`: a value is not evidence; the message lists every fault. */
export type ModelErrorCode = "EVIDENCE_INVALID";

/** Thrown where something from outside is not what the model describes. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
