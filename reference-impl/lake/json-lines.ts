import { Buffer } from "node:buffer";
import type { Contract } from "#model";
import { compileRecordCopy } from "./avro-to-json.ts";
import type { Cursor } from "./avro-to-json.ts";

/** Rows as the engine reads them: one JSON object a line. */
export type JsonLines = Readonly<{ rowCount: number; chunks: readonly Uint8Array[] }>;

/** Collects the rows of one commit as lines, batch by batch. */
export interface JsonLineWriter {
  readonly rowCount: number;
  /**
   * Adds the records of an Avro array, but for the first `skipCount`.
   *
   * @returns How many records the array holds.
   * @throws {RangeError} For bytes that are not such an array; nothing of them is then added.
   */
  add(body: Uint8Array, skipCount: number): number;
  lines(): JsonLines;
}

const chunkByteCount = 1 << 18;

/**
 * Makes a function that starts lines for records of a contract. Bytes are copied from Avro to JSON as they are: no record
 * becomes an object, and no text a string, on its way from the log into a table.
 */
export function compileJsonLines(contract: Contract): () => JsonLineWriter {
  const copyRecord = compileRecordCopy(contract);
  return () => {
    let chunks: readonly Uint8Array[] = [];
    let rowCount = 0;
    const cursor: Cursor = {
      from: new Uint8Array(),
      at: 0,
      into: Buffer.allocUnsafeSlow(chunkByteCount),
      end: 0,
    };
    const add = (body: Uint8Array, skipCount: number): number => {
      cursor.from = body;
      cursor.at = 0;
      let count = 0;
      copyRecord.each(cursor, () => {
        const lineStart = cursor.end;
        copyRecord.one(cursor);
        cursor.into[cursor.end++] = 0x0a;
        count += 1;
        if (count <= skipCount) cursor.end = lineStart;
        if (cursor.end < chunkByteCount - chunkByteCount / 8) return;
        chunks = [...chunks, cursor.into.subarray(0, cursor.end)];
        cursor.into = Buffer.allocUnsafeSlow(chunkByteCount);
        cursor.end = 0;
      });
      return count;
    };
    return {
      get rowCount() {
        return rowCount;
      },
      add(body, skipCount) {
        const before = { chunks, into: cursor.into, end: cursor.end };
        try {
          const count = add(body, skipCount);
          rowCount += Math.max(0, count - skipCount);
          return count;
        } catch (cause) {
          ({ chunks } = before);
          cursor.into = before.into;
          cursor.end = before.end;
          throw cause;
        }
      },
      lines: () => ({ rowCount, chunks: [...chunks, cursor.into.subarray(0, cursor.end)] }),
    };
  };
}
