import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Contract, RecordOf } from "#model";
import { isDiskFull } from "../disk-full.ts";
import { ReferenceError } from "../reference-error.ts";
import { columnsOf } from "./column.ts";
import { rowCountOf, writeData } from "./data-writer.ts";
import type { Rows, TableShape } from "./data-writer.ts";
import { sweepOrphans } from "./orphans.ts";
import { openQueryEngine } from "./query-engine.ts";
import type { QueryEngine } from "./query-engine.ts";
import type { Change, Snapshot } from "./snapshot.ts";
import { commitChange, newestSnapshot } from "./snapshot-log.ts";
import { quoteName, quoteText } from "./sql-text.ts";
import { diskFiles } from "./table-files.ts";
import type { TableFiles } from "./table-files.ts";

/** What a commit says of itself, by key; carried on by every later snapshot. */
export type CommitOptions = Readonly<{ summary: Readonly<Record<string, string>> }>;

/** A lakehouse table: immutable Parquet files, and snapshots that say which of them count. */
export interface LakeTable<C extends Contract = Contract> {
  /**
   * Adds rows in one commit: all of them and the summary, or nothing.
   *
   * @throws {ReferenceError} `SNAPSHOT_CONFLICT` where another writer has set a key of the summary meanwhile;
   *   `LAKE_FULL` where the disk has no room for them.
   */
  append(rows: Rows<C>, options: CommitOptions): Promise<Snapshot>;
  /** Puts records in the place of all that the table has, in one commit; throws as `append` does. */
  replace(records: readonly RecordOf<C>[], options: CommitOptions): Promise<Snapshot>;
  /** The snapshot that this table last read or committed. */
  snapshot(): Snapshot;
  /** Reads the newest snapshot, which another process may have committed. */
  refresh(): Promise<Snapshot>;
  /** The snapshot as a relation, to stand after FROM: the contract's columns, money and instants as BIGINT. */
  relation(): string;
  /** Frees the engine, unless it was handed in. */
  close(): void;
}

export type OpenTableOptions = Readonly<{
  /** Shared with others, and closed by whoever opened it. */
  engine?: QueryEngine;
  files?: TableFiles;
  /** What no snapshot names is removed at opening once it is so old; an hour, so that slow writers keep theirs. */
  orphanAgeMsMin?: number;
  /** The disk's own time, ms since the epoch: only the age of orphans goes by it. */
  clock?: () => number;
}>;

/**
 * Opens the table in `dir`, which is made if it is not there.
 *
 * @param shape - The contract of the rows and how they are cut into files; a table of a topology is one.
 */
export async function openTable<C extends Contract>(
  dir: string,
  shape: TableShape<C>,
  options: OpenTableOptions = {},
): Promise<LakeTable<C>> {
  const { files = diskFiles, orphanAgeMsMin = 3_600_000, clock = Date.now } = options;
  const metadata = join(dir, "metadata");
  await Promise.all([metadata, join(dir, "data")].map((folder) => mkdir(folder, { recursive: true })));
  await sweepOrphans(dir, { beforeMs: clock() - orphanAgeMsMin, files });
  const engine = options.engine ?? (await openQueryEngine());
  let current = await newestSnapshot(metadata);
  const commit = async (kind: Change["kind"], rows: Rows, { summary }: CommitOptions): Promise<Snapshot> => {
    const planned = current;
    try {
      const written = rowCountOf(rows) === 0 ? [] : await writeData(rows, { dir, shape, engine, files });
      const change = { kind, files: written, summary };
      current = await commitChange(change, { planned, folder: metadata, files });
    } catch (fault) {
      // What stands on the disk is what counts, for a next try too.
      current = await newestSnapshot(metadata);
      throw isDiskFull(fault) ? lakeFull(dir, fault) : fault;
    }
    return current;
  };
  return {
    append: (rows, how) => commit("append", rows, how),
    replace: (records, how) => commit("replace", records, how),
    snapshot: () => current,
    refresh: async () => (current = await newestSnapshot(metadata)),
    relation: () => relationOf(current, { dir, contract: shape.contract }),
    close: () => {
      if (options.engine === undefined) engine.close();
    },
  };
}

function lakeFull(dir: string, cause: unknown): ReferenceError {
  const [said] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return new ReferenceError(
    "LAKE_FULL",
    `The disk that holds the table in ${dir} is full (${said}); nothing of this commit counts. ` +
      "Free space there, and commit again: all that was committed before stands.",
    { cause },
  );
}

function relationOf(
  { files }: Snapshot,
  { dir, contract }: Readonly<{ dir: string; contract: Contract }>,
): string {
  const columns = columnsOf(contract.fields);
  if (files.length === 0) {
    const typed = columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`);
    return `(SELECT ${typed.join(", ")} WHERE false)`;
  }
  const names = columns.map(({ name }) => quoteName(name)).join(", ");
  const paths = files.map(({ path }) => quoteText(join(dir, path))).join(", ");
  return `(SELECT ${names} FROM read_parquet([${paths}], hive_partitioning = false))`;
}
