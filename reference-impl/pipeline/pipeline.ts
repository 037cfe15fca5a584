import { join } from "node:path";
import { nodesOf } from "#model";
import type { Implementation } from "#model";
import { createScheduler } from "../batch/scheduler.ts";
import { createCodec } from "../codec/codec.ts";
import { openTable } from "../lake/table.ts";
import { createSink } from "../lake/table-sink.ts";
import { openLmdbStore } from "../log/lmdb-store.ts";
import { ReferenceError } from "../reference-error.ts";
import type { Ledger } from "../runtime/ledger.ts";
import { createViewReader } from "../runtime/view-reader.ts";
import type { ViewReader } from "../runtime/view-reader.ts";
import { createWorker } from "../runtime/worker.ts";
import { createAdmission } from "./admission.ts";
import type { Admitted, Incoming } from "./admission.ts";

/** A topology at work in one process: log, worker, lake, batch jobs and views over one folder. */
export type Pipeline = Readonly<{
  /** Resolves once all is durable: accepted, or a dead letter with its reason. */
  offer(sourceId: string, incoming: readonly Incoming[]): Promise<void>;
  /** Works off what has been offered, feeds the tables, and runs the batch jobs that the event clock has made due. */
  settle(): Promise<void>;
  views: ViewReader;
  ledger(): Ledger;
  admitted(): Readonly<Record<string, Admitted>>;
  /** Rows of each table's current snapshot, by the table's id. */
  tableRows(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}>;

export type PipelineOptions = Readonly<{ implementation: Implementation; folder: string }>;

/** Opens a pipeline over `folder`, carrying on from the last commit where there is one. */
export async function openPipeline({ implementation, folder }: PipelineOptions): Promise<Pipeline> {
  const { topology } = implementation;
  const store = await openLmdbStore(join(folder, "log"));
  const admissions = new Map(
    nodesOf(topology, "source").map((source) => [source.id, createAdmission(source, store)]),
  );
  const worker = await createWorker({ implementation, store });
  const views = createViewReader({ implementation, store });
  const sinks = await Promise.all(
    nodesOf(topology, "table-sink").map(async (sink) => {
      const table = await openTable(join(folder, "lake", sink.into.id), sink.into);
      return {
        table,
        id: sink.into.id,
        sink: createSink({ sink, store, codec: createCodec(sink.from.contract), table }),
      };
    }),
  );
  const scheduler = createScheduler({
    implementation,
    tables: Object.fromEntries(sinks.map(({ id, table }) => [id, table])),
    publish: (viewId, generation) => views.publish(viewId, generation),
  });
  return {
    views,
    offer: async (sourceId, incoming) => {
      const admission = admissions.get(sourceId);
      if (!admission) {
        throw new ReferenceError(
          "UNKNOWN_SOURCE",
          `no source "${sourceId}"; the sources are ${[...admissions.keys()].join(", ")}`,
        );
      }
      await admission.offer(incoming);
    },
    settle: async () => {
      while ((await worker.round()).records > 0);
      for (const { sink } of sinks) await sink.advance();
      await scheduler.runDue(worker.watermarkMs());
      views.refresh();
    },
    ledger: () => worker.ledger(),
    admitted: () => Object.fromEntries([...admissions].map(([id, { rows }]) => [id, rows()])),
    tableRows: () =>
      Object.fromEntries(
        sinks.map(({ id, table }) => [
          id,
          table.snapshot().files.reduce((rows, file) => rows + file.rows, 0),
        ]),
      ),
    close: async () => {
      await store.close();
    },
  };
}
