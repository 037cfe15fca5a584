import hdr from "hdr-histogram-js";
import type { Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { kappaImplementation, openPipeline } from "#reference-impl";
import { allowedSales, salesStartMs, wholeBatches } from "../codec/sale-batches.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { openScratchFolder } from "../scratch/scratch-folder.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `trialCount` trials of `batchesPerTrial` batches of `batchSize` receipts, each offered once the one before is durable. */
export type AcknowledgeWorkload = Readonly<{
  batchSize: number;
  batchesPerTrial: number;
  trialCount: number;
}>;

/**
 * Hypothesis of the decision `log-technology`: a log that acknowledges only what lies on the disk is still quick. The
 * time runs from the offer of a batch to its acknowledgement, checks at the door included. A first trial is thrown away.
 *
 * @returns The p99 of a batch, in ms: the median of the trials'.
 * @throws {BenchmarkError} `NOTHING_MEASURED` without a trial.
 */
export async function measureAcknowledgeTime(
  circumstances: Circumstances,
  { batchSize, batchesPerTrial, trialCount }: AcknowledgeWorkload,
): Promise<Figure> {
  const workload = { batchSize, batchesPerTrial, trialCount };
  const receipts = batchSize * batchesPerTrial * (trialCount + 1);
  const sales = allowedSales({ seed: circumstances.seed, receipts, ratePerSecond: 50 });
  const batches = wholeBatches(
    sales.map((value) => ({ arrivalMs: value.soldAtMs, value })),
    batchSize,
  );
  const folder = await openScratchFolder("log");
  const implementation = kappaImplementation;
  const pipeline = await openPipeline({ implementation, folder: folder.path, clock: () => salesStartMs });
  const trials: number[] = [];
  try {
    for (let trial = 0; trial <= trialCount; trial += 1) {
      const histogram = hdr.build({ highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
      for (const batch of batches.slice(trial * batchesPerTrial, (trial + 1) * batchesPerTrial)) {
        const startMs = performance.now();
        await pipeline.offer("tills", batch);
        histogram.recordValue(Math.max(1, Math.round(1_000 * (performance.now() - startMs))));
      }
      if (trial > 0) trials.push(histogram.getValueAtPercentile(99) / 1_000);
    }
  } finally {
    await pipeline.close();
    await folder.remove();
  }
  const entries = ["benchmarks/log/acknowledge-time.ts"];
  return figureOf(
    originOf(circumstances, { entries, topologies: [kappa], workload }),
    { id: "acknowledge-time", metric: metricIds.acknowledgeMsP99, subject: "embedded-log", unit: "ms" },
    trials,
  );
}
