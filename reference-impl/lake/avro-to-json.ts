import { Buffer } from "node:buffer";
import type { Contract } from "#model";
import { avroSchemaOf } from "../codec/avro-schema.ts";
import type { AvroRecordSchema } from "../codec/avro-schema.ts";
import { longMax } from "../codec/exact-integers.ts";
import { writeDouble, writeText, writeWhole } from "./json-value.ts";

/** Where is read, and where is written; `into` is replaced by a greater one where it does not suffice. */
export type Cursor = { from: Uint8Array; at: number; into: Buffer; end: number };

type Schema = AvroRecordSchema | AvroRecordSchema["fields"][number]["type"];
/** Reads one value and writes it; throws a `RangeError` for bytes that are none. */
type Copy = (cursor: Cursor) => void;

/** `one` copies a record; `each` walks the blocks of an array, and lets the caller copy what stands at each place. */
type RecordCopy = Readonly<{ one: Copy; each: (cursor: Cursor, copyItem: () => void) => void }>;

/**
 * Compiles the copying of a contract's records from Avro to JSON, without a value in between.
 *
 * Source: Apache Avro 1.12, "Binary encoding"; RFC 8259.
 */
export function compileRecordCopy(contract: Contract): RecordCopy {
  return {
    one: copyOf(avroSchemaOf(contract)),
    each: (cursor, copyItem) => {
      eachItem(cursor, copyItem);
      if (cursor.at !== cursor.from.length) throw new RangeError("bytes are left over");
    },
  };
}

function copyOf(schema: Schema): Copy {
  if (typeof schema === "string") return copyPrimitive(schema);
  if ("length" in schema) return copyOptional(copyOf(schema[1]));
  switch (schema.type) {
    case "record":
      return copyRecord(schema.fields.map(({ name, type }) => ({ name, copy: copyOf(type) })));
    case "array":
      return copyArray(copyOf(schema.items));
    case "enum":
      return copyChoice(schema.symbols);
    case "string":
    case "long":
      return copyPrimitive(schema.type);
  }
}

function copyPrimitive(name: "string" | "int" | "long" | "double" | "boolean"): Copy {
  switch (name) {
    case "string":
      return copyText;
    case "int":
    case "long":
      return (cursor) => {
        const value = wholeAt(cursor);
        makeRoom(cursor, numberByteCountMax);
        cursor.end = writeWhole(value, cursor.into, cursor.end);
      };
    case "double":
      return (cursor) => {
        const { from, at } = cursor;
        const value = new DataView(from.buffer, from.byteOffset, from.byteLength).getFloat64(at, true);
        cursor.at += 8;
        makeRoom(cursor, numberByteCountMax);
        cursor.end = writeDouble(value, cursor.into, cursor.end);
      };
    case "boolean": {
      const words = [Buffer.from("false"), Buffer.from("true")];
      return (cursor) => put(cursor, wordAt(words, byteAt(cursor)));
    }
  }
}

function copyRecord(fields: readonly Readonly<{ name: string; copy: Copy }>[]): Copy {
  const parts = fields.map(({ name, copy }, index) => ({
    label: Buffer.from(`${index === 0 ? "{" : ","}${JSON.stringify(name)}:`),
    copy,
  }));
  const last = Buffer.from("}");
  return (cursor) => {
    for (const { label, copy } of parts) {
      put(cursor, label);
      copy(cursor);
    }
    put(cursor, last);
    if (cursor.at > cursor.from.length) throw new RangeError("a record ends after its bytes");
  };
}

function copyOptional(copy: Copy): Copy {
  const nothing = Buffer.from("null");
  return (cursor) => {
    const branch = byteAt(cursor);
    if (branch === 0) put(cursor, nothing);
    else if (branch === 2) copy(cursor);
    else throw new RangeError(`a union has no branch ${branch}`);
  };
}

function copyArray(copy: Copy): Copy {
  const [first, comma, last] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];
  return (cursor) => {
    put(cursor, first);
    let isFirst = true;
    eachItem(cursor, () => {
      if (!isFirst) put(cursor, comma);
      isFirst = false;
      copy(cursor);
    });
    put(cursor, last);
  };
}

function copyChoice(symbols: readonly string[]): Copy {
  const words = symbols.map((symbol) => Buffer.from(JSON.stringify(symbol)));
  return (cursor) => put(cursor, wordAt(words, wholeAt(cursor)));
}

function copyText(cursor: Cursor): void {
  const byteCount = wholeAt(cursor);
  if (byteCount < 0 || cursor.at + byteCount > cursor.from.length) {
    throw new RangeError(`a text counts ${byteCount} bytes`);
  }
  // A byte may become six: \u001f.
  makeRoom(cursor, 6 * byteCount + 2);
  const text = { from: cursor.from, start: cursor.at, byteCount };
  cursor.end = writeText(text, cursor.into, cursor.end);
  cursor.at += byteCount;
}

/** Blocks, each a count and so many items, up to a count of 0; a negative count has the block's size after it. */
function eachItem(cursor: Cursor, copyItem: () => void): void {
  for (;;) {
    const count = wholeAt(cursor);
    if (count === 0) return;
    if (count < 0) wholeAt(cursor);
    const size = Math.abs(count);
    if (size > cursor.from.length) throw new RangeError(`a list counts ${size} entries`);
    for (let left = size; left > 0; left--) copyItem();
  }
}

const wholeByteCountMax = 8;

/** A zigzag integer; those that no codec writes are none. */
function wholeAt(cursor: Cursor): number {
  let byte = byteAt(cursor);
  let unsigned = byte & 0x7f;
  let weight = 0x80;
  for (let count = 1; byte >= 0x80; count++) {
    if (count === wholeByteCountMax) throw new RangeError("an integer does not end");
    byte = byteAt(cursor);
    unsigned += (byte & 0x7f) * weight;
    weight *= 0x80;
  }
  if (unsigned > 2 * longMax) throw new RangeError("an integer is not exact");
  return unsigned % 2 === 0 ? unsigned / 2 : -(unsigned + 1) / 2;
}

function byteAt(cursor: Cursor): number {
  const byte = cursor.from[cursor.at++];
  if (byte === undefined) throw new RangeError("bytes end early");
  return byte;
}

function wordAt(words: readonly Buffer[], index: number): Buffer {
  const word = words[index];
  if (word === undefined) throw new RangeError(`a choice has no word ${index}`);
  return word;
}

const numberByteCountMax = 32;

function put(cursor: Cursor, bytes: Buffer): void {
  makeRoom(cursor, bytes.length);
  const { into } = cursor;
  let { end } = cursor;
  // A loop of its own: these are a few bytes, and a call out of the engine costs more.
  for (let index = 0; index < bytes.length; index++) into[end++] = bytes[index] ?? 0;
  cursor.end = end;
}

/** Room for so many bytes, and for the end of a line after them. */
function makeRoom(cursor: Cursor, byteCount: number): void {
  const needed = cursor.end + byteCount + 1;
  if (needed <= cursor.into.length) return;
  const greater = Buffer.allocUnsafeSlow(2 * needed);
  cursor.into.copy(greater, 0, 0, cursor.end);
  cursor.into = greater;
}
