import { join } from "node:path";
import type { Clock } from "#kernel/clock";
import { nodesOf } from "#model";
import { createScheduler } from "../batch/scheduler.ts";
import type { Published, SchedulerOptions } from "../batch/scheduler.ts";
import { openEgresses } from "./egresses.ts";
import type { Effect } from "../egress/effect.ts";
import { openLmdbStore } from "../log/lmdb-store.ts";
import type { AnyRecord, Runnable } from "../runtime/bind.ts";
import type { Ledger } from "../runtime/ledger.ts";
import type { NodeCost } from "../runtime/node-cost.ts";
import type { WrittenCount } from "../runtime/processor-run.ts";
import { createViewReader } from "../runtime/view-reader.ts";
import type { ViewReader } from "../runtime/view-reader.ts";
import { createWorker } from "../runtime/worker.ts";
import { createFeeding } from "./feeding.ts";
import { createDoors } from "./doors.ts";
import type { Doors } from "./doors.ts";
import { createLogReader } from "./log-reader.ts";
import { openThreadedLake } from "./threaded-lake.ts";
import { createWork } from "./work.ts";
import type { BegunWork } from "./work.ts";
import type { Replacement, TableSize, TopologyLake } from "./topology-lake.ts";

/** A topology at work in one process: log, worker, lake, batch jobs and views over one folder. */
export type Pipeline = Doors &
  Readonly<{
    /**
     * Works off what had been offered when it was called, so that the views show it and each egress has delivered it. One
     * call at a time.
     */
    work(): Promise<void>;
    /**
     * As `work`, but resolves as soon as what it has worked off is on its way to the disk: more work may begin then, and
     * is done meanwhile.
     */
    beginWork(): Promise<BegunWork>;
    /**
     * Feeds the tables with what had been offered and worked off when it was called, then runs each job that the event
     * clock has made due; `clockMs` is the watermark unless given.
     */
    runBatch(clockMs?: number): Promise<readonly Published[]>;
    /**
     * Begins to feed each table that has not been fed for as long as its sink says (`everyMs`), by a clock that the caller
     * tells, and does not wait for it; runs each job that the event clock has made due, once the tables that it reads have
     * been fed. Throws what a feed has failed with that was begun before; feeding again carries on rightly.
     */
    tend(nowMs: number): Promise<readonly Published[]>;
    /** Resolves once the feeds that `tend` has begun have ended; throws as `tend` does. */
    settle(): Promise<void>;
    views: ViewReader;
    ledger(): Ledger;
    costs(): readonly NodeCost[];
    /** What each output of each processor has emitted since the pipeline was opened. */
    written(): readonly Readonly<WrittenCount>[];
    /** The event clock: the watermark of a processor, a stream or a view; of all of them, the least, without an id. */
    watermarkMs(nodeId?: string): number;
    /** Files, rows and bytes of each table's current snapshot, by the table's id. */
    tables(): Readonly<Record<string, TableSize>>;
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
  const { doors, ended: doorsEnded } = createDoors(topology, store);
  const worker = createWorker({ implementation, store, partitions: 1, clock });
  const views = createViewReader({ implementation, store });
  const lake = await openThreadedLake({ topology, folder });
  const sinks = nodesOf(topology, "table-sink").map(({ from, into, everyMs }) => ({
    tableId: into.id,
    feed: async () => lake.feed(into.id, await store.durableEndOffset({ stream: from.id, partition: 0 })),
    everyMs,
  }));
  const feeding = createFeeding(sinks);
  const publish: ViewReader["publish"] = (viewId, generation) => views.publish(viewId, generation);
  const scheduler = createScheduler({ implementation, engine: lake, ...fedTables(sinks, lake), publish });
  const egresses = await openEgresses({ topology, store, folder: join(folder, "effects") });
  const log = createLogReader(topology, store);
  const work = createWork({ topology, store, worker, views, egresses });
  return {
    ...doors,
    views,
    logged: log.logged,
    read: log.read,
    work: async () => await (await work.begin()).delivered,
    beginWork: work.begin,
    runBatch: async (clockMs = worker.watermarkMs()) => {
      for (const { feed } of sinks) await feed();
      return scheduler.runDue(clockMs);
    },
    tend: async (nowMs) => {
      feeding.feedDue(nowMs);
      return scheduler.runDue(worker.watermarkMs());
    },
    settle: feeding.settle,
    ledger: () => worker.ledger(),
    costs: () => worker.costs(),
    written: () => worker.written(),
    watermarkMs: (nodeId) => worker.watermarkMs(nodeId),
    tables: () => lake.sizes(),
    effects: egresses.effects,
    close: async () => {
      // A feed that fails now fails nobody: the next one, after opening again, goes on from where this one came to.
      await Promise.allSettled([doorsEnded(), work.settle(), feeding.settle()]);
      await lake.close();
      await egresses.close();
      await store.close();
    },
  };
}

type SchedulerTables = Pick<SchedulerOptions, "tables" | "sinks">;

type Sink = Readonly<{ tableId: string; feed: () => Promise<number> }>;

/** The tables that sinks feed, as jobs know them. */
function fedTables(sinks: readonly Sink[], lake: TopologyLake): Required<SchedulerTables> {
  return {
    tables: Object.fromEntries(
      sinks.map(({ tableId: id }) => [
        id,
        {
          relation: () => lake.relation(id),
          replace: (records: Replacement["records"], { summary }: Pick<Replacement, "summary">) =>
            lake.replace(id, { records, summary }),
        },
      ]),
    ),
    sinks: Object.fromEntries(sinks.map(({ tableId, feed }) => [tableId, { advance: feed }])),
  };
}
