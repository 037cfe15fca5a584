import { Bench } from "tinybench";
import type { Comparison } from "#model";
import { sale } from "#model/omnishop";
import { createCodec } from "#reference-impl";
import { BenchmarkError } from "../benchmark-error.ts";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { originOf } from "../subject/subject-hash.ts";
import type { CodecWorkload } from "./codec-size.ts";
import { decodeLines, encodeLines } from "./json-lines.ts";
import { allowedSales, wholeBatches } from "./sale-batches.ts";

/** `pairCount` trials of each; a trial lasts `trialMs` after a warm-up of a third of that. */
export type CodecSpeedWorkload = CodecWorkload & Readonly<{ pairCount: number; trialMs: number }>;

type Decode = () => readonly unknown[];

/** A call shorter than this is lost in the clock's own steps. */
const callMsMin = 0.02;

/**
 * Hypothesis of the decision `event-format`: Avro batches are decoded much faster than JSON lines. The two take turns,
 * and take turns in going first; both start from bytes and end with records.
 *
 * @throws {BenchmarkError} `TIMER_TOO_COARSE`, or `NOTHING_MEASURED` under five pairs or without a whole batch.
 */
export async function measureCodecSpeed(
  circumstances: Circumstances,
  { receipts, batchSize, pairCount, trialMs }: CodecSpeedWorkload,
): Promise<Comparison> {
  const workload = { receipts, batchSize, pairCount, trialMs };
  const codec = createCodec(sale);
  const sales = allowedSales({ seed: circumstances.seed, receipts, ratePerSecond: 50 });
  const batches = wholeBatches(sales, batchSize);
  const avro = taker(
    batches.map((batch) => codec.encode(batch)),
    (bytes) => codec.decode(bytes),
  );
  const json = taker(batches.map(encodeLines), decodeLines);
  const pairs = [];
  for (let trial = 0; trial < pairCount; trial++) {
    const inOrder = trial % 2 === 0 ? { avro, json } : { json, avro };
    const callMs = await timeCalls(inOrder, trialMs);
    pairs.push({
      of: (batchSize * 1000) / (callMs["avro"] ?? Number.NaN),
      comparedWith: (batchSize * 1000) / (callMs["json"] ?? Number.NaN),
    });
  }
  const entries = ["benchmarks/codec/codec-speed.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [], workload }), {
    id: "codec-speed",
    metric: "decoded-events-per-second",
    of: "avro-batches",
    comparedWith: "json-lines",
    better: "higher",
    pairs,
  });
}

/** Decodes one batch after another at each call, so that no one batch's content stays in the processor's caches. */
function taker(encoded: readonly Uint8Array[], decode: (bytes: Uint8Array) => readonly unknown[]): Decode {
  let turn = 0;
  return () => {
    const bytes = encoded[turn % encoded.length];
    turn += 1;
    if (bytes === undefined) {
      throw new BenchmarkError("NOTHING_MEASURED", "No batch is full: make more receipts.");
    }
    return decode(bytes);
  };
}

/** The median time of a call, in ms. */
async function timeCalls(
  calls: Readonly<Record<string, Decode>>,
  trialMs: number,
): Promise<Readonly<Record<string, number>>> {
  const bench = new Bench({ time: trialMs, warmupTime: trialMs / 3, iterations: 8, throws: true });
  for (const [name, call] of Object.entries(calls)) bench.add(name, () => void call());
  const tasks = await bench.run();
  return Object.fromEntries(
    tasks.map(({ name, result }) => {
      const callMs = "latency" in result ? result.latency.p50 : 0;
      if (callMs >= callMsMin) return [name, callMs];
      throw new BenchmarkError(
        "TIMER_TOO_COARSE",
        `A call of ${name} takes ${callMs} ms, too short to be timed. Use larger batches.`,
      );
    }),
  );
}
