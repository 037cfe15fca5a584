import type { RecordOf } from "#model";
import { createCodec } from "#reference-impl";
import { sale } from "#model/omnishop";

const batchSize = 1_000;
const text = new TextEncoder();

/** Mean bytes of a receipt in the log's batches, and of the same receipt as a line of JSON. */
export function measureEventSize(
  receipts: readonly RecordOf<typeof sale>[],
): Readonly<{ of: number; comparedWith: number }> {
  const codec = createCodec(sale);
  let avro = 0;
  for (let start = 0; start < receipts.length; start += batchSize) {
    avro += codec.encode(receipts.slice(start, start + batchSize)).byteLength;
  }
  const json = receipts.reduce(
    (bytes, receipt) => bytes + text.encode(JSON.stringify(receipt)).byteLength + 1,
    0,
  );
  return { of: avro / receipts.length, comparedWith: json / receipts.length };
}
