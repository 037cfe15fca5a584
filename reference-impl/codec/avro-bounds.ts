import type { AvroRecordSchema } from "./avro-schema.ts";

type Schema = AvroRecordSchema["fields"][number]["type"] | AvroRecordSchema;
/** Walks over one value and gives the position after it. */
type Walk = (bytes: Uint8Array, position: number) => number;

/**
 * Compiles a check that bytes hold one array of such records and nothing else. It makes no value, and its time is
 * bounded by the bytes: a reader that believes a damaged count may go on for hours.
 *
 * @returns A function that throws a `RangeError`.
 * Source: Apache Avro 1.12, "Binary encoding".
 */
export function compileRecordsBounds(schema: AvroRecordSchema): (bytes: Uint8Array) => void {
  return wholly(walkArray(walkOf(schema)));
}

/** The same for one record. */
export function compileRecordBounds(schema: AvroRecordSchema): (bytes: Uint8Array) => void {
  return wholly(walkOf(schema));
}

function wholly(walk: Walk): (bytes: Uint8Array) => void {
  return (bytes) => {
    const end = walk(bytes, 0);
    if (end < bytes.length) throw new RangeError(`${bytes.length - end} bytes are left over`);
  };
}

function walkOf(schema: Schema): Walk {
  if (typeof schema === "string") return walkPrimitive(schema);
  if ("length" in schema) return walkOptional(walkOf(schema[1]));
  switch (schema.type) {
    case "record":
      return walkRecord(schema.fields.map(({ type }) => walkOf(type)));
    case "array":
      return walkArray(walkOf(schema.items));
    case "enum":
      return walkInteger;
    case "string":
    case "long":
      return walkPrimitive(schema.type);
  }
}

function walkPrimitive(name: "string" | "int" | "long" | "double" | "boolean"): Walk {
  switch (name) {
    case "string":
      return walkString;
    case "int":
    case "long":
      return walkInteger;
    case "double":
      return (bytes, position) => within(bytes, position + 8);
    case "boolean":
      return (bytes, position) => within(bytes, position + 1);
  }
}

function walkRecord(walks: readonly Walk[]): Walk {
  return (bytes, start) => {
    let position = start;
    for (const walk of walks) position = walk(bytes, position);
    return position;
  };
}

function walkOptional(walk: Walk): Walk {
  return (bytes, position) => {
    const end = within(bytes, position + 1);
    return bytes[position] === 0 ? end : walk(bytes, end);
  };
}

/** Blocks, each a count and so many items, up to a count of 0; a negative count has the block's size after it. */
function walkArray(walk: Walk): Walk {
  return (bytes, start) => {
    let position = start;
    for (;;) {
      const count = integerAt(bytes, position);
      position = walkInteger(bytes, position);
      if (count === 0) return position;
      if (count < 0) position = walkInteger(bytes, position);
      // An item takes a byte at least, as a record has a field at least.
      if (Math.abs(count) > bytes.length) throw new RangeError(`a list counts ${Math.abs(count)} entries`);
      for (let left = Math.abs(count); left > 0; left--) position = walk(bytes, position);
    }
  };
}

function walkString(bytes: Uint8Array, position: number): number {
  const byteCount = integerAt(bytes, position);
  if (byteCount < 0) throw new RangeError(`a text counts ${byteCount} bytes`);
  return within(bytes, walkInteger(bytes, position) + byteCount);
}

const integerByteCountMax = 10;

function walkInteger(bytes: Uint8Array, start: number): number {
  const last = Math.min(bytes.length, start + integerByteCountMax);
  for (let position = start; position < last; position++) {
    if ((bytes[position] ?? 0) < 0x80) return position + 1;
  }
  throw new RangeError(`an integer does not end after byte ${start}`);
}

/** Reads a zigzag integer of `walkInteger`'s length; beyond 2^53 only nearly, which is far out of bounds anyway. */
function integerAt(bytes: Uint8Array, start: number): number {
  let unsigned = 0;
  let weight = 1;
  for (let position = start; position < start + integerByteCountMax; position++) {
    const byte = bytes[position] ?? 0;
    unsigned += (byte & 0x7f) * weight;
    if (byte < 0x80) break;
    weight *= 0x80;
  }
  return unsigned % 2 === 0 ? unsigned / 2 : -(unsigned + 1) / 2;
}

function within(bytes: Uint8Array, position: number): number {
  if (position > bytes.length) throw new RangeError(`byte ${position} of ${bytes.length} is needed`);
  return position;
}
