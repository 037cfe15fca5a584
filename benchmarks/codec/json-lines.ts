import type { Sale } from "#generators";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What Avro is held against: one JSON text a line, in UTF-8. */
export function encodeLines(records: readonly Sale[]): Uint8Array {
  return encoder.encode(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

/** Gives the records back, without holding them to their contract. */
export function decodeLines(bytes: Uint8Array): readonly unknown[] {
  return decoder
    .decode(bytes)
    .split("\n")
    .flatMap((line): readonly unknown[] => (line === "" ? [] : [JSON.parse(line)]));
}
