import { partOf } from "#model";
import type { Comparison, Figure } from "#model";
import { kappa, lambda, metricIds } from "#model/omnishop";
import { bindJob, kappaImplementation, lambdaImplementation, openPipeline } from "#reference-impl";
import { allowedSales, salesStartMs, wholeBatches } from "../codec/sale-batches.ts";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { withLineTable } from "../lake/line-table.ts";
import { openScratchFolder } from "../scratch/scratch-folder.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `pairCount` pairs over the same `receipts` receipts, which the log holds in batches of `batchSize`. */
export type RecomputeWorkload = Readonly<{ receipts: number; batchSize: number; pairCount: number }>;

/** What only the tally needs: nothing else is worked off. */
const tallied = ["product-sales"] as const;
const days = 3;

/**
 * Hypotheses of the decision `batch-engine`: columnar SQL recomputes a tally faster than replaying the code over the log
 * does, and yet a replay reads far faster than sales come. A replay works off a log that holds everything, from the first
 * receipt to committed views. A first pair is thrown away.
 *
 * @returns Lines a second of processor time by either way, and receipts a second by replay.
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five pairs.
 */
export async function measureRecomputeSpeed(
  circumstances: Circumstances,
  { receipts, batchSize, pairCount }: RecomputeWorkload,
): Promise<readonly [Comparison, Figure]> {
  const workload = { receipts, batchSize, pairCount };
  const { seed } = circumstances;
  const replayed: number[] = [];
  const pairs = await withLineTable({ seed, receipts, days }, async ({ lines, table, engine }) => {
    const measured = [];
    for (let number = 0; number <= pairCount; number += 1) {
      const { hours } = bindJob(lambdaImplementation, "recompute-sales").queries(
        { lines: table.relation() },
        Number.MAX_SAFE_INTEGER,
      );
      const sqlMs = await cpuMsOf(() => engine.rows(hours ?? ""));
      const replayMs = await replayMsOf({ seed, receipts, batchSize });
      if (number === 0) continue;
      measured.push({ of: (1_000 * lines.length) / sqlMs, comparedWith: (1_000 * lines.length) / replayMs });
      replayed.push((1_000 * receipts) / replayMs);
    }
    return measured;
  });
  const entries = ["benchmarks/replay/recompute-speed.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa, lambda], workload });
  const comparison = comparisonOf(origin, {
    id: "recompute-speed",
    metric: metricIds.recomputedRate,
    of: "columnar-sql",
    comparedWith: "replayed-code",
    better: "higher",
    pairs,
  });
  const measured = { metric: metricIds.replayedRate, subject: "kappa", unit: "receipts/CPU s" } as const;
  return [comparison, figureOf(origin, { id: "replay-speed", ...measured }, replayed)];
}

async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

type Log = Readonly<{ seed: string; receipts: number; batchSize: number }>;

/** Fills a log, then works it off; only the latter counts. */
async function replayMsOf({ seed, receipts, batchSize }: Log): Promise<number> {
  const ratePerSecond = receipts / (days * 86_400);
  const sales = allowedSales({ seed, receipts, ratePerSecond });
  const folder = await openScratchFolder("replay");
  const implementation = { ...kappaImplementation, topology: partOf(kappa, tallied) };
  const pipeline = await openPipeline({ implementation, folder: folder.path, clock: () => salesStartMs });
  try {
    const arrivals = sales.map((value) => ({ arrivalMs: value.soldAtMs, value }));
    for (const batch of wholeBatches(arrivals, batchSize)) await pipeline.offer("tills", batch);
    return await cpuMsOf(() => pipeline.work());
  } finally {
    await pipeline.close();
    await folder.remove();
  }
}
