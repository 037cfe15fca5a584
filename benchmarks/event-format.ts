import type { RecordOf } from "#model";
import { createCodec } from "#reference-impl";
import { sale } from "#model/omnishop";

const batchSize = 1_000;
const text = new TextEncoder();

type Receipts = readonly RecordOf<typeof sale>[];
type Pair = Readonly<{ of: number; comparedWith: number }>;

function batchesOf(receipts: Receipts): readonly Uint8Array[] {
  const codec = createCodec(sale);
  const count = Math.ceil(receipts.length / batchSize);
  return Array.from({ length: count }, (_, index) =>
    codec.encode(receipts.slice(index * batchSize, (index + 1) * batchSize)),
  );
}

/** Mean bytes of a receipt in the log's batches, and of the same receipt as a line of JSON. */
export function measureEventSize(receipts: Receipts): Pair {
  const avro = batchesOf(receipts).reduce((bytes, batch) => bytes + batch.byteLength, 0);
  const json = receipts.reduce(
    (bytes, receipt) => bytes + text.encode(JSON.stringify(receipt)).byteLength + 1,
    0,
  );
  return { of: avro / receipts.length, comparedWith: json / receipts.length };
}

const repeats = 5;

/** Receipts decoded a second from the log's batches, and from the same as lines of JSON, in turn; `nowMs` is a clock. */
export function measureDecoding(receipts: Receipts, nowMs: () => number): Pair {
  const codec = createCodec(sale);
  const batches = batchesOf(receipts);
  const lines = receipts.map((receipt) => JSON.stringify(receipt));
  const perSecond = (work: () => number): number => {
    const startedMs = nowMs();
    let decoded = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1) decoded += work();
    return (1000 * decoded) / (nowMs() - startedMs);
  };
  const of = perSecond(() => batches.reduce((count, batch) => count + codec.decode(batch).length, 0));
  const comparedWith = perSecond(() => {
    let count = 0;
    for (const line of lines) {
      JSON.parse(line);
      count += 1;
    }
    return count;
  });
  return { of, comparedWith };
}
