import { sha256Hex } from "#kernel/hash";
import { invariant } from "#kernel/invariant";
import { dayMs } from "#kernel/units";
import { nodesOf } from "#model";
import type { RecordOf, RowAccount, Topology } from "#model";
import type { sale } from "#model/omnishop";
import { differingProductHours, expectedProductHours, positionsInTime } from "#benchmarks";
import type { Lateness } from "#benchmarks";
import { openPipeline } from "#reference-impl";
import type { Incoming, NodeCost, Pipeline } from "#reference-impl";
import { alertsOf, foundIn } from "./found.ts";
import type { Found } from "./found.ts";
import { accountOf, reasonsOf } from "./row-account.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

type Sale = RecordOf<typeof sale>;

/** What arrives together, in order of arrival; an empty one says that time has passed. */
export type SaleBatch = readonly (Incoming & Readonly<{ sourceId: string }>)[];

/** Receipts that the contract allows, in order of arrival, and the batch that each came in where that is known. */
export type Allowed = Readonly<{ receipts: readonly Sale[]; batches?: readonly number[] }>;

export type Drive = Readonly<{
  folder: string;
  variant: VariantId;
  batches: Iterable<SaleBatch> | AsyncIterable<SaleBatch>;
  /** Asked for once the batches have been read to their end. */
  allowed: () => Allowed;
  /** The clock that tables are fed by, each as often as its sink says, given when the last batch arrived. */
  feedClock: (arrivalMs: number) => number;
  onBatch?: ((pipeline: Pipeline) => void) | undefined;
  /** Told when all has been worked off, the last batch run, and the pipeline is still open. */
  onEnd?: (pipeline: Pipeline) => void;
}>;

/** What a run came to. */
export type Driven = Readonly<{
  rows: RowAccount;
  /** Dead-lettered rows by the reason. */
  reasons: Readonly<Record<string, number>>;
  found: Found;
  /** Entries that differ from plain loops over all allowed receipts: after a last batch, and as the stream left them. */
  check: Readonly<{ expected: number; differing: number; differingBeforeLastBatch: number }>;
  /** SHA-256 of all that is shown: product hours and alerts, sorted. */
  digest: string;
  costs: readonly NodeCost[];
  /** What was offered, records that a contract forbids among them. */
  events: number;
  /** What it took until the last batch was worked off: user and system time of the process, and by the wall clock. */
  cpuMs: number;
  tookMs: number;
  /** Of all tables. */
  lakeBytes: number;
}>;

/**
 * Sends sales through a variant's pipeline over a folder, and holds what it shows against plain loops over the same
 * sales. Where an earlier run of the same sales was broken off in the folder, it goes on where that was.
 */
export async function driveSales(drive: Drive): Promise<Driven> {
  const { folder, variant, feedClock } = drive;
  const { implementation, productHours } = variants[variant];
  let nowMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    const skip = new Map(Object.entries(pipeline.admitted()).map(([id, { values }]) => [id, values]));
    for await (const batch of drive.batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      await offerNew(pipeline, batch, skip);
      // What an earlier run has offered it has worked off too, but for the end, which is worked off in its own time.
      if (sum([...skip.values()]) > 0) continue;
      await pipeline.work();
      await pipeline.tend(feedClock(nowMs));
      drive.onBatch?.(pipeline);
    }
    await pipeline.runBatch();
    const spent = process.cpuUsage(before);
    const tookMs = performance.now() - startedMs;
    const { receipts, batches } = drive.allowed();
    const soldAtMs = receipts.map((receipt) => receipt.soldAtMs);
    const counting = positionsInTime(soldAtMs, salesLateness(implementation.topology), batches);
    const expected = expectedProductHours(receipts, { counting });
    const differingBeforeLastBatch = differingProductHours(expected, productHours(pipeline));
    await pipeline.runBatch(pipeline.watermarkMs() + dayMs);
    const shown = productHours(pipeline);
    drive.onEnd?.(pipeline);
    return {
      rows: accountOf(pipeline, implementation.topology),
      reasons: reasonsOf(pipeline, implementation.topology),
      found: foundIn(pipeline, implementation.topology, shown),
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

/** Offers what an earlier run has not offered; `skip` counts down, by source, how many values that was. */
async function offerNew(pipeline: Pipeline, batch: SaleBatch, skip: Map<string, number>): Promise<void> {
  for (const sourceId of new Set(batch.map((arrival) => arrival.sourceId))) {
    const own = batch.filter((arrival) => arrival.sourceId === sourceId);
    const skipped = Math.min(skip.get(sourceId) ?? 0, own.length);
    skip.set(sourceId, (skip.get(sourceId) ?? 0) - skipped);
    if (skipped < own.length) await pipeline.offer(sourceId, own.slice(skipped));
  }
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function digestOf(shown: readonly unknown[]): string {
  return sha256Hex(
    shown
      .map((entry) => JSON.stringify(entry))
      .toSorted()
      .join("\n"),
  );
}
