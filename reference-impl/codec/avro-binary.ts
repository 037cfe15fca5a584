import { Buffer } from "node:buffer";
import avro from "avsc";
import { compileRecordBounds, compileRecordsBounds } from "./avro-bounds.ts";
import { AsciiTextType } from "./ascii-text.ts";
import { ExactLongType } from "./exact-long.ts";
import type { AvroRecordSchema } from "./avro-schema.ts";

/** Bytes that Avro can be written into. */
export type AvroTarget = Buffer;

/** Makes room for so many bytes; what is in it is not known. */
export function avroTarget(byteCount: number): AvroTarget {
  return Buffer.allocUnsafeSlow(byteCount);
}

/** Writes and reads values of one Avro schema; `Value` is what the schema describes. */
export interface AvroBinary<Value> {
  /** Writes a value after `headByteCount` bytes that are left for the caller; the bytes are the caller's own. */
  write(value: Value, headByteCount: number): Uint8Array;
  /**
   * Writes a value into bytes of somebody else, from `position` on.
   *
   * @returns The position after it; where it does not fit, minus the number of bytes that are missing.
   */
  writeInto(value: Value, target: AvroTarget, position: number): number;
  /** Throws a `RangeError`, or an error of avsc, for bytes that end early, go on too long, or are not of the schema. */
  read(bytes: Uint8Array): Value;
}

/** Compiles the schema of one record into functions. */
export function avroRecord<Value>(schema: AvroRecordSchema): AvroBinary<Value> {
  return typed(compile(schema), compileRecordBounds(schema));
}

/** The same for an array of such records. */
export function avroRecords<Value>(schema: AvroRecordSchema): AvroBinary<readonly Value[]> {
  return typed(compile({ type: "array", items: schema }), compileRecordsBounds(schema));
}

type AnySchema = AvroRecordSchema | Readonly<{ type: "array"; items: AvroRecordSchema }>;

function compile(schema: AnySchema): avro.Type {
  // avsc's declarations ask for arrays that may be written to: a copy through JSON is one.
  const type = avro.Type.forSchema(JSON.parse(JSON.stringify(schema)), {
    wrapUnions: "never",
    omitRecordMethods: true,
    typeHook: ownTypeOf,
  });
  readPlainObjects(type);
  return type;
}

/** Gives avsc the type of a schema's longs and strings, of whatever logical type. */
function ownTypeOf(schema: unknown): avro.Type | undefined {
  const name = typeof schema === "object" && schema !== null && "type" in schema ? schema.type : schema;
  if (name === "long") return new ExactLongType();
  return name === "string" ? new AsciiTextType() : undefined;
}

/** avsc makes each record with a constructor of its own; with this prototype what that makes is a plain object. */
function readPlainObjects(type: avro.Type): void {
  if (type instanceof avro.types.ArrayType) readPlainObjects(type.itemsType);
  if (!(type instanceof avro.types.RecordType)) return;
  Reflect.set(type.recordConstructor, "prototype", Object.prototype);
  for (const field of type.fields) readPlainObjects(field.type);
}

/** All writers of a thread take turns with one buffer, as writing never waits. It grows and stays. */
let scratch = Buffer.allocUnsafeSlow(1 << 16);

function typed<Value>(type: avro.Type, expectBounds: (bytes: Uint8Array) => void): AvroBinary<Value> {
  return {
    write(value, headByteCount) {
      let end = type.encode(value, scratch, headByteCount);
      if (end < 0) {
        scratch = Buffer.allocUnsafeSlow(2 * (scratch.length - end));
        end = type.encode(value, scratch, headByteCount);
      }
      const bytes = new Uint8Array(end);
      bytes.set(scratch.subarray(headByteCount, end), headByteCount);
      return bytes;
    },
    writeInto(value, target, position) {
      return type.encode(value, target, position);
    },
    read(bytes) {
      expectBounds(bytes);
      // The schema is the proof: its reader returns what it describes.
      return type.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  };
}
