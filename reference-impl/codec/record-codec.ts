import type { Contract, Fields, RecordOf, ValuesOf } from "#model";
import type { AvroTarget } from "./avro-binary.ts";

/** Turns stored bytes into others and back: where encryption goes. The identity unless given. */
export type Seal = Readonly<{
  seal: (bytes: Uint8Array) => Uint8Array;
  open: (bytes: Uint8Array) => Uint8Array;
}>;

/** Records of one contract to bytes and back. */
export interface RecordCodec<C extends Contract = Contract> {
  /** Derived from the schema: the same schema has the same id in every process. In 0..2^31-1. */
  readonly schemaId: number;
  /**
   * A batch in the Confluent wire format: 0, the schema's id, an Avro array of records. The bytes are the caller's own.
   *
   * @throws {ReferenceError} `NUMBER_TOO_GREAT`.
   */
  encode(records: readonly RecordOf<C>[]): Uint8Array;
  /** @throws {ReferenceError} `UNKNOWN_SCHEMA` or `TRUNCATED_BATCH`. */
  decode(bytes: Uint8Array): readonly RecordOf<C>[];
  /** The Avro array of records in a batch, its seal opened; throws as `decode` does for a batch that is not of the schema. */
  body(bytes: Uint8Array): Uint8Array;
}

/** One value of some fields to bytes and back. */
export interface FieldsCodec<F extends Fields = Fields> {
  /** @throws {ReferenceError} `NUMBER_TOO_GREAT`. */
  encode(value: ValuesOf<F>): Uint8Array;
  /**
   * The same, into bytes of somebody else from `position` on.
   *
   * @returns The position after it; where it does not fit, minus the number of bytes that are missing.
   * @throws {ReferenceError} `NUMBER_TOO_GREAT`.
   */
  encodeInto(value: ValuesOf<F>, target: AvroTarget, position: number): number;
  /** @throws {ReferenceError} `TRUNCATED_BATCH`. */
  decode(bytes: Uint8Array): ValuesOf<F>;
}
