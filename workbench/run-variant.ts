import { dayMs, hourMs, secondMs } from "#kernel/units";
import { nodesOf } from "#model";
import { differingProductHours, expectedProductHours } from "#benchmarks";
import { createWorld, generateSales } from "#generators";
import { openPipeline } from "#reference-impl";
import type { NodeCost, Pipeline } from "#reference-impl";
import { openOutputFolder } from "./output-folder.ts";
import { saleStart } from "./sale-start.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

/** What became of every row: in = accepted + deadLettered; accepted = applied + late + duplicate + filtered. */
export type RowAccount = Readonly<{
  in: number;
  accepted: number;
  deadLettered: number;
  applied: number;
  late: number;
  duplicate: number;
  filtered: number;
}>;

export type RunResult = Readonly<{
  variant: VariantId;
  seed: string;
  rows: RowAccount;
  found: Readonly<{ productHours: number; alerts: number; tableRows: number }>;
  /** Entries that differ from plain loops over all allowed receipts: after a last batch, and as the stream left them. */
  check: Readonly<{ expected: number; differing: number; differingBeforeLastBatch: number }>;
  costs: readonly NodeCost[];
}>;

export type RunOptions = Readonly<{ out: string; seed: string; variant: VariantId; receipts: number }>;

/** At full speed a minute is nothing: the tables are fed every hour of the event clock. */
const feedEveryMs = hourMs;

/** Runs a variant on generated sales from an empty log, and holds what it shows against the oracle. */
export async function runVariant(options: RunOptions): Promise<RunResult> {
  const folder = await openOutputFolder(options.out);
  return runIn(await folder.scratch(`data-${options.variant}`), options);
}

async function runIn(folder: string, { seed, variant, receipts }: RunOptions): Promise<RunResult> {
  const { implementation, productHours } = variants[variant];
  const sales = generateSales({ world: createWorld({ seed }), ...saleStart({ seed, receipts }) });
  let nowMs = 0;
  let fedMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    for (const batch of sales.batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      for (const sourceId of new Set(batch.map((arrival) => arrival.sourceId))) {
        await pipeline.offer(
          sourceId,
          batch.filter((arrival) => arrival.sourceId === sourceId),
        );
      }
      await pipeline.work();
      if (nowMs - fedMs >= feedEveryMs) {
        await pipeline.runBatch();
        fedMs = nowMs;
      }
    }
    await pipeline.runBatch();
    const expected = expectedProductHours(sales.truth().allowed, {
      disorderMs: 30 * secondMs,
      latenessMs: 2 * dayMs,
    });
    const differingBeforeLastBatch = differingProductHours(expected, productHours(pipeline));
    await pipeline.runBatch(pipeline.watermarkMs() + dayMs);
    const shown = productHours(pipeline);
    return {
      variant,
      seed,
      rows: accountOf(pipeline, variant),
      found: { productHours: shown.length, alerts: alertsOf(pipeline), tableRows: tableRowsOf(pipeline) },
      check: {
        expected: expected.length,
        differing: differingProductHours(expected, shown),
        differingBeforeLastBatch,
      },
      costs: pipeline.costs(),
    };
  } finally {
    await pipeline.close();
  }
}

function accountOf(pipeline: Pipeline, variant: VariantId): RowAccount {
  const admitted = Object.values(pipeline.admitted());
  const streams = nodesOf(variants[variant].implementation.topology, "source").map(({ into }) => into.id);
  const ledgers = [...new Set(streams)].flatMap((stream) => pipeline.ledger().sources[stream] ?? []);
  const fate = (name: "applied" | "late" | "duplicate" | "filtered"): number =>
    sum(ledgers.map(({ fates }) => fates[name].rows));
  return {
    in: sum(admitted.map((rows) => rows.in)),
    accepted: sum(admitted.map((rows) => rows.accepted)),
    deadLettered: sum(admitted.map((rows) => rows.deadLettered)),
    applied: fate("applied"),
    late: fate("late"),
    duplicate: fate("duplicate"),
    filtered: fate("filtered"),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function alertsOf({ views }: Pipeline): number {
  const index = views.index("open-alerts");
  return index instanceof Map ? index.size : 0;
}

function tableRowsOf(pipeline: Pipeline): number {
  return sum(Object.values(pipeline.tables()).map(({ rows }) => rows));
}
