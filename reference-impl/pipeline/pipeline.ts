import { join } from "node:path";
import type { Clock } from "#kernel/clock";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import { createScheduler } from "../batch/scheduler.ts";
import type { Published } from "../batch/scheduler.ts";
import { createCodec } from "../codec/codec.ts";
import { openEgresses } from "./egresses.ts";
import type { Effect } from "../egress/effect.ts";
import { createSink } from "../lake/table-sink.ts";
import { openTable } from "../lake/table.ts";
import { openQueryEngine } from "../lake/query-engine.ts";
import { openLmdbStore } from "../log/lmdb-store.ts";
import type { Slot } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyRecord, Runnable } from "../runtime/bind.ts";
import type { Ledger } from "../runtime/ledger.ts";
import type { NodeCost } from "../runtime/node-cost.ts";
import type { WrittenCount } from "../runtime/processor-run.ts";
import { createViewReader } from "../runtime/view-reader.ts";
import type { ViewReader } from "../runtime/view-reader.ts";
import { slotName } from "../runtime/watermarks.ts";
import { createWorker } from "../runtime/worker.ts";
import { createFeeding } from "./feeding.ts";
import { createIntake } from "./intake.ts";
import { createLogReader } from "./log-reader.ts";
import type { Incoming } from "../ingest/door.ts";
import type { Admitted } from "./intake.ts";

/** A topology at work in one process: log, worker, lake, batch jobs and views over one folder. */
export type Pipeline = Readonly<{
  /** Resolves once all is durable: accepted, or a dead letter with its reason. */
  offer(sourceId: string, incoming: readonly Incoming[]): Promise<void>;
  /**
   * Works off what had been offered when it was called, so that the views show it and each egress has delivered it. One
   * call at a time.
   */
  work(): Promise<void>;
  /** Feeds the tables, then runs each job that the event clock has made due; `clockMs` is the watermark unless given. */
  runBatch(clockMs?: number): Promise<readonly Published[]>;
  /**
   * Feeds each table that has not been fed for as long as its sink says (`everyMs`), by a clock that the caller tells;
   * then runs each job that the event clock has made due, once the tables that it reads have been fed.
   */
  tend(nowMs: number): Promise<readonly Published[]>;
  views: ViewReader;
  ledger(): Ledger;
  costs(): readonly NodeCost[];
  /** What each output of each processor has emitted since the pipeline was opened. */
  written(): readonly Readonly<WrittenCount>[];
  /** The event clock: the watermark of a processor, a stream or a view; of all of them, the least, without an id. */
  watermarkMs(nodeId?: string): number;
  admitted(): Readonly<Record<string, Admitted>>;
  /** Files, rows and bytes of each table's current snapshot, by the table's id. */
  tables(): Readonly<Record<string, Readonly<{ files: number; rows: number; bytes: number }>>>;
  /** How many records each stream holds, and how many changes the changelog of each view, by the node's id. */
  logged(): Readonly<Record<string, number>>;
  /** What a stream holds from an offset on, as committed. @throws {ReferenceError} `NO_SUCH_STREAM`. */
  read(streamId: string, fromOffset: number): readonly AnyRecord[];
  /** What an egress has delivered to its work list, each effect once. @throws {ReferenceError} `NO_SUCH_EGRESS`. */
  effects(egressId: string): readonly Effect[];
  close(): Promise<void>;
}>;

export type PipelineOptions = Readonly<{ implementation: Runnable; folder: string; clock: Clock }>;

/** Opens a pipeline over `folder`, carrying on from the last commit where there is one. */
export async function openPipeline({ implementation, folder, clock }: PipelineOptions): Promise<Pipeline> {
  const { topology } = implementation;
  const store = await openLmdbStore(join(folder, "log"));
  const engine = await openQueryEngine({ threadCount: 1 });
  const intakes = new Map(
    nodesOf(topology, "source").map((source) => [source.id, createIntake(source, store)]),
  );
  const worker = createWorker({ implementation, store, partitions: 1, clock });
  const views = createViewReader({ implementation, store });
  const sinks = await Promise.all(
    nodesOf(topology, "table-sink").map(async (sink) => {
      const { everyMs, into } = sink;
      const { id } = into;
      const table = await openTable(join(folder, "lake", id), sink.into, { engine });
      const feed = createSink({ sink, store, codec: createCodec(sink.from.contract), table });
      return { id, table, feed, everyMs };
    }),
  );
  const tables = Object.fromEntries(sinks.map(({ id, table }) => [id, table]));
  const publish: ViewReader["publish"] = (viewId, generation) => views.publish(viewId, generation);
  const feeds = Object.fromEntries(sinks.map(({ id, feed }) => [id, feed]));
  const scheduler = createScheduler({ implementation, engine, tables, sinks: feeds, publish });
  const feeding = createFeeding(sinks);
  const egresses = await openEgresses({ topology, store, folder: join(folder, "effects") });
  const log = createLogReader(topology, store);
  const sourceSlots = slotsOfSources(topology);
  return {
    views,
    logged: log.logged,
    read: log.read,
    offer: async (sourceId, incoming) => {
      const intake = intakes.get(sourceId);
      if (!intake) {
        const known = [...intakes.keys()].join(", ");
        throw new ReferenceError("NO_SUCH_SOURCE", `no source "${sourceId}"; the sources are ${known}`);
      }
      await intake.offer(incoming);
    },
    work: async () => {
      const ends = sourceSlots.map(({ name, slot }) => ({ name, end: store.endOffset(slot) }));
      do {
        await worker.round();
      } while (!worker.idle && isBehind(worker.offsets(), ends));
      views.refresh();
      await egresses.advance();
    },
    runBatch: async (clockMs = worker.watermarkMs()) => {
      for (const { feed } of sinks) await feed.advance();
      return scheduler.runDue(clockMs);
    },
    tend: async (nowMs) => {
      await feeding.feedDue(nowMs);
      return scheduler.runDue(worker.watermarkMs());
    },
    ledger: () => worker.ledger(),
    costs: () => worker.costs(),
    written: () => worker.written(),
    watermarkMs: (nodeId) => worker.watermarkMs(nodeId),
    admitted: () => Object.fromEntries([...intakes].map(([id, intake]) => [id, intake.rows()])),
    tables: () => Object.fromEntries(sinks.map(({ id, table }) => [id, sizeOf(table.snapshot().files)])),
    effects: egresses.effects,
    close: async () => {
      scheduler.close();
      engine.close();
      await egresses.close();
      await store.close();
    },
  };
}

type SourceSlot = Readonly<{ name: string; slot: Slot }>;

function slotsOfSources(topology: Topology): readonly SourceSlot[] {
  const streams = new Set(nodesOf(topology, "source").map(({ into }) => into.id));
  return Array.from(streams, (stream) => {
    const slot = { stream, partition: 0 };
    return { name: slotName(slot), slot };
  });
}

/** A slot that no processor reads has no offset, and holds nobody up. What came in meanwhile is for the next call. */
function isBehind(
  offsets: Readonly<Record<string, number>>,
  ends: readonly Readonly<{ name: string; end: number }>[],
): boolean {
  return ends.some(({ name, end }) => (offsets[name] ?? Infinity) < end);
}

type Sized = Readonly<{ rows: number; bytes: number }>;

function sizeOf(files: readonly Sized[]): Readonly<{ files: number; rows: number; bytes: number }> {
  return {
    files: files.length,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
