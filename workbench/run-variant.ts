import { sha256Hex } from "#kernel/hash";
import { invariant } from "#kernel/invariant";
import { dayMs, hourMs } from "#kernel/units";
import { nodesOf } from "#model";
import type { RowAccount, Topology } from "#model";
import { differingProductHours, expectedProductHours, positionsInTime } from "#benchmarks";
import type { Lateness } from "#benchmarks";
import { createWorld, generateSales } from "#generators";
import { openPipeline } from "#reference-impl";
import type { NodeCost, Pipeline } from "#reference-impl";
import { openOutputFolder } from "./output-folder.ts";
import { accountOf } from "./row-account.ts";
import { saleStart } from "./sale-start.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

export type RunResult = Readonly<{
  variant: VariantId;
  seed: string;
  rows: RowAccount;
  found: Readonly<{ productHours: number; alerts: number; tableRows: number }>;
  /** Entries that differ from plain loops over all allowed receipts: after a last batch, and as the stream left them. */
  check: Readonly<{ expected: number; differing: number; differingBeforeLastBatch: number }>;
  /** SHA-256 of all that is shown: product hours and alerts, sorted. */
  digest: string;
  costs: readonly NodeCost[];
  /** What was offered, records that a contract forbids among them. */
  events: number;
  /** User and system time that the process spent on the pipeline, generation and checking apart; and by the wall clock. */
  cpuMs: number;
  tookMs: number;
  /** Of all tables. */
  lakeBytes: number;
}>;

export type RunOptions = Readonly<{ out: string; seed: string; variant: VariantId; receipts: number }>;

/** At full speed a minute is nothing: the tables are fed every hour of the event clock. */
const feedEveryMs = hourMs;

/** Runs a variant on generated sales from an empty log, and holds what it shows against the oracle. */
export async function runVariant(options: RunOptions): Promise<RunResult> {
  const folder = await openOutputFolder(options.out);
  return carryOn(await folder.scratch(`data-${options.variant}`), options);
}

/** The same over a folder in which an earlier run of the same options may have been broken off: goes on where it was. */
export async function carryOn(
  folder: string,
  { seed, variant, receipts }: Omit<RunOptions, "out">,
): Promise<RunResult> {
  const { implementation, productHours } = variants[variant];
  const sales = generateSales({ world: createWorld({ seed }), ...saleStart({ seed, receipts }) });
  const batches = [...sales.batches];
  let nowMs = 0;
  let fedMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    const admitted = pipeline.admitted();
    const skip = new Map(Object.entries(admitted).map(([id, { values }]) => [id, values]));
    for (const batch of batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      for (const sourceId of new Set(batch.map((arrival) => arrival.sourceId))) {
        const own = batch.filter((arrival) => arrival.sourceId === sourceId);
        const skipped = Math.min(skip.get(sourceId) ?? 0, own.length);
        skip.set(sourceId, (skip.get(sourceId) ?? 0) - skipped);
        if (skipped < own.length) await pipeline.offer(sourceId, own.slice(skipped));
      }
      await pipeline.work();
      if (nowMs - fedMs >= feedEveryMs) {
        await pipeline.runBatch();
        fedMs = nowMs;
      }
    }
    await pipeline.runBatch();
    const spent = process.cpuUsage(before);
    const tookMs = performance.now() - startedMs;
    const { allowed } = sales.truth();
    const soldAtMs = allowed.map((sale) => sale.soldAtMs);
    const counting = positionsInTime(soldAtMs, salesLateness(implementation.topology));
    const expected = expectedProductHours(allowed, { counting });
    const differingBeforeLastBatch = differingProductHours(expected, productHours(pipeline));
    await pipeline.runBatch(pipeline.watermarkMs() + dayMs);
    const shown = productHours(pipeline);
    return {
      variant,
      seed,
      rows: accountOf(pipeline, implementation.topology),
      found: {
        productHours: shown.length,
        alerts: alertsOf(pipeline).length,
        tableRows: tableRowsOf(pipeline),
      },
      check: {
        expected: expected.length,
        differing: differingProductHours(expected, shown),
        differingBeforeLastBatch,
      },
      digest: digestOf([...shown, ...alertsOf(pipeline)]),
      costs: pipeline.costs(),
      events: sum(Object.values(pipeline.admitted()).map(({ values }) => values)),
      cpuMs: (spent.user + spent.system) / 1000,
      tookMs,
      lakeBytes: sum(Object.values(pipeline.tables()).map(({ bytes }) => bytes)),
    };
  } finally {
    await pipeline.close();
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What the model lets a receipt be late: the disorder of its stream, and what the first processor allows beyond. */
function salesLateness(topology: Topology): Lateness {
  const gate = nodesOf(topology, "processor").find(({ reads }) => "sales" in reads);
  const port = gate?.reads["sales"];
  invariant(
    gate !== undefined && port !== undefined,
    `the topology ${topology.id} has a processor that reads sales`,
  );
  return { disorderMs: port.stream.outOfOrdernessMs, latenessMs: gate.allowedLatenessMs };
}

function alertsOf({ views }: Pipeline): readonly unknown[] {
  const index = views.index("open-alerts");
  return index instanceof Map ? [...index.values()] : [];
}

function digestOf(shown: readonly unknown[]): string {
  return sha256Hex(
    shown
      .map((entry) => JSON.stringify(entry))
      .toSorted()
      .join("\n"),
  );
}

function tableRowsOf(pipeline: Pipeline): number {
  return pipeline.tables()["sale-lines-table"]?.rows ?? 0;
}
