import type { Contract, Fields, RecordOf, ValuesOf } from "#model";
import { canonicalJson } from "#kernel/canonical-json";
import { hash32 } from "#kernel/hash";
import { ReferenceError } from "../reference-error.ts";
import { avroRecordOf, avroSchemaOf } from "./avro-schema.ts";
import { avroRecord, avroRecords, type AvroBinary } from "./avro-binary.ts";
import { compileExactCheck } from "./exact-integers.ts";
import type { FieldsCodec, RecordCodec, Seal } from "./record-codec.ts";

const magic = 0;
const headByteCount = 5;
const noSeal: Seal = { seal: (bytes) => bytes, open: (bytes) => bytes };

/**
 * Makes the codec of a contract. Numbers come back exactly: doubles bit by bit, integers within `longMax`.
 *
 * @param seal - Applied to all of a batch but its first 5 bytes.
 * Source of the format: Confluent, "Wire format" of the schema registry; Apache Avro 1.12, "Binary encoding".
 */
export function createCodec<C extends Contract>(contract: C, seal: Seal = noSeal): RecordCodec<C> {
  const schema = avroSchemaOf(contract);
  // A registry's ids are positive numbers of 32 bits with a sign.
  const schemaId = hash32(canonicalJson(schema)) >>> 1;
  const type = avroRecords<RecordOf<C>>(schema);
  const expectExact = compileExactCheck(contract.fields);
  const sealed = seal === noSeal ? null : seal;
  const writeExactly = (records: readonly RecordOf<C>[]): Uint8Array => {
    try {
      return type.write(records, headByteCount);
    } catch (cause) {
      // It may be a number too great: if so, this says which, and why.
      for (const record of records) expectExact(record);
      throw cause;
    }
  };
  const bodyOf = (bytes: Uint8Array): Uint8Array => {
    expectHead(bytes, { schemaId, contractId: contract.id });
    const body = bytes.subarray(headByteCount);
    return sealed === null ? body : sealed.open(body);
  };
  return {
    schemaId,
    encode(records) {
      const written = writeExactly(records);
      const bytes = sealed === null ? written : withBody(sealed.seal(written.subarray(headByteCount)));
      const view = new DataView(bytes.buffer);
      view.setUint8(0, magic);
      view.setUint32(1, schemaId);
      return bytes;
    },
    decode: (bytes) => readWith(type, bodyOf(bytes), contract.id),
    body: bodyOf,
  };
}

/** Makes a codec for one value of the given fields, as a processor keeps it: Avro's bytes with nothing before them. */
export function createFieldsCodec<F extends Fields>(fields: F, seal: Seal = noSeal): FieldsCodec<F> {
  const type = avroRecord<ValuesOf<F>>(avroRecordOf(fields, "state"));
  const expectExact = compileExactCheck(fields);
  return {
    encode(value) {
      try {
        return seal.seal(type.write(value, 0));
      } catch (cause) {
        expectExact(value);
        throw cause;
      }
    },
    encodeInto(value, target, position) {
      if (seal === noSeal) {
        try {
          return type.writeInto(value, target, position);
        } catch (cause) {
          expectExact(value);
          throw cause;
        }
      }
      const sealed = this.encode(value);
      const missing = position + sealed.length - target.length;
      if (missing > 0) return -missing;
      target.set(sealed, position);
      return position + sealed.length;
    },
    decode: (bytes) => readWith(type, seal.open(bytes), "a processor's state"),
  };
}

function withBody(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headByteCount + body.length);
  bytes.set(body, headByteCount);
  return bytes;
}

function expectHead(
  bytes: Uint8Array,
  { schemaId, contractId }: Readonly<{ schemaId: number; contractId: string }>,
): void {
  if (bytes.length < headByteCount) throw truncated(contractId, `only ${bytes.length} bytes`);
  const found = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (found.getUint8(0) === magic && found.getUint32(1) === schemaId) return;
  throw new ReferenceError(
    "UNKNOWN_SCHEMA",
    `A batch for ${contractId} starts with byte ${found.getUint8(0)} and schema ${found.getUint32(1)}, where ` +
      `${magic} and ${schemaId} were expected. Send it with the schema of the contract's present version.`,
  );
}

function readWith<Value>(type: AvroBinary<Value>, bytes: Uint8Array, what: string): Value {
  try {
    return type.read(bytes);
  } catch (cause) {
    throw truncated(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function truncated(what: string, detail: string, cause?: unknown): ReferenceError {
  return new ReferenceError(
    "TRUNCATED_BATCH",
    `The bytes of ${what} are cut, or are not of its schema (${detail}). Send them again whole.`,
    { cause },
  );
}
