import { join } from "node:path";
import { nodesOf } from "#model";
import type { Contract, RecordOf, TableSink, Topology } from "#model";
import { createCodec } from "../codec/codec.ts";
import { openQueryEngine } from "../lake/query-engine.ts";
import type { EngineRow, QueryEngine } from "../lake/query-engine.ts";
import { createSink } from "../lake/table-sink.ts";
import { openTable } from "../lake/table.ts";
import type { CommitOptions, LakeTable } from "../lake/table.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";

/** What a table's snapshot lists. */
export type TableSize = Readonly<{ files: number; rows: number; bytes: number }>;

/** The tables that the sinks of a topology feed, and the engine that reads them. One thing is done at a time, in turn. */
export interface TopologyLake {
  /**
   * Brings a table up to an end of its stream, as `SinkRun.advance` does.
   *
   * @param durableEnd - Of the stream, of which there is one partition.
   * @returns How many rows were added.
   * @throws {ReferenceError} As `SinkRun.advance` does; feeding again carries on rightly.
   */
  feed(tableId: string, durableEnd: number): Promise<number>;
  /** The newest snapshot of a table as a relation, to stand after FROM. */
  relation(tableId: string): Promise<string>;
  /** Puts records in the place of all that a table has. */
  replace(tableId: string, rows: Replacement): Promise<void>;
  /** @throws {ReferenceError} `QUERY_FAILED`. */
  rows(sql: string): Promise<readonly EngineRow[]>;
  /** By the table's id. */
  sizes(): Readonly<Record<string, TableSize>>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export type Replacement = CommitOptions & Readonly<{ records: readonly RecordOf<Contract>[] }>;

export type TopologyLakeOptions = Readonly<{
  topology: Topology;
  /** Each table has a folder of its id in it. */
  folder: string;
  /** Only read, and left to whoever opened it. */
  store: Store;
}>;

/** Several times what a snapshot's rows take while they are written; a job that needs more writes to the disk. */
const engineBytesMax = 2 ** 28;

/** Opens the tables of a topology in the thread of the caller. */
export async function openTopologyLake({
  topology,
  folder,
  store,
}: TopologyLakeOptions): Promise<TopologyLake> {
  const spill = { memoryBytesMax: engineBytesMax, folder: join(folder, "spill") };
  const engine = await openQueryEngine({ threadCount: 1, spill });
  const opened = await Promise.all(
    nodesOf(topology, "table-sink").map((sink) => openFed(sink, { engine, folder, store })),
  );
  const tables = new Map(opened.map((fed) => [fed.id, fed]));
  const inTurn = takingTurns();
  const tableOf = (id: string): FedTable => {
    const found = tables.get(id);
    if (found !== undefined) return found;
    const known = [...tables.keys()].join(", ");
    throw new ReferenceError(
      "UNKNOWN_TABLE",
      `no sink feeds a table "${id}"; those that are fed are ${known}`,
    );
  };
  return {
    feed: (id, durableEnd) => inTurn(async () => (await tableOf(id).feed.advance([durableEnd])).rows),
    relation: (id) =>
      inTurn(async () => {
        const { table } = tableOf(id);
        await table.refresh();
        return table.relation();
      }),
    replace: (id, { records, summary }) =>
      inTurn(async () => void (await tableOf(id).table.replace(records, { summary }))),
    rows: (sql) => inTurn(() => engine.rows(sql)),
    sizes: () => Object.fromEntries(opened.map(({ id, table }) => [id, sizeOf(table)])),
    close: () => inTurn(async () => engine.close()),
  };
}

type FedTable = Readonly<{ id: string; table: LakeTable; feed: ReturnType<typeof createSink> }>;
type Around = Readonly<{ engine: QueryEngine; folder: string; store: Store }>;

async function openFed(sink: TableSink, { engine, folder, store }: Around): Promise<FedTable> {
  const { id } = sink.into;
  const table = await openTable(join(folder, id), sink.into, { engine });
  const feed = createSink({ sink, store, codec: createCodec(sink.from.contract), table });
  return { id, table, feed };
}

/** Each deed begins when the one before has ended, whether or not that failed. */
function takingTurns(): <Result>(deed: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (deed) => {
    const done = last.then(deed);
    last = done.catch(() => {});
    return done;
  };
}

function sizeOf(table: LakeTable): TableSize {
  const { files } = table.snapshot();
  return {
    files: files.length,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
