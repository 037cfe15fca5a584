import type { Comparison } from "#model";
import { sale } from "#model/omnishop";
import { createCodec } from "#reference-impl";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { originOf } from "../subject/subject-hash.ts";
import { encodeLines } from "./json-lines.ts";
import { allowedSales, wholeBatches } from "./sale-batches.ts";

/** How many receipts are made, and how many go into a batch. */
export type CodecWorkload = Readonly<{ receipts: number; batchSize: number }>;

/**
 * Hypothesis of the decision `event-format`: a sale takes far fewer bytes in an Avro batch than as a JSON line. A pair
 * is one batch, written both ways.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` where the receipts fill fewer than five batches.
 */
export function measureCodecSize(
  circumstances: Circumstances,
  { receipts, batchSize }: CodecWorkload,
): Comparison {
  const workload = { receipts, batchSize };
  const codec = createCodec(sale);
  const sales = allowedSales({ seed: circumstances.seed, receipts, ratePerSecond: 50 });
  const pairs = wholeBatches(sales, batchSize).map((batch) => ({
    of: codec.encode(batch).length / batch.length,
    comparedWith: encodeLines(batch).length / batch.length,
  }));
  const entries = ["benchmarks/codec/codec-size.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [], workload }), {
    id: "codec-size",
    metric: "bytes-per-event",
    of: "avro-batches",
    comparedWith: "json-lines",
    better: "lower",
    pairs,
  });
}
