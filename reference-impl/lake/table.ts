import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { dayMs } from "#kernel/units";
import type { Contract, PartitionTransform, RecordOf } from "#model";
import { columnType } from "./columns.ts";
import { identifier, literal } from "./engine.ts";
import type { LakeEngine } from "./engine.ts";
import { commitSnapshot, readSnapshot, syncFolder } from "./snapshot.ts";
import type { DataFile, Snapshot } from "./snapshot.ts";

/** A table of Parquet files whose content at each moment is what its newest snapshot lists. */
export type LakeTable<C extends Contract = Contract> = Readonly<{
  snapshot(): Snapshot;
  /**
   * Adds records and carries the summary on, with `summary` over it, in one commit: seen whole or not at all.
   *
   * @throws {LakeError} SNAPSHOT_CONFLICT if another writer committed since this table was opened; nothing is added.
   */
  append(records: readonly RecordOf<C>[], summary: Readonly<Record<string, string>>): Promise<Snapshot>;
  /** The current snapshot as an SQL relation with the contract's columns, also where it is empty. */
  relation(): string;
}>;

export type TableOptions<C extends Contract> = Readonly<{
  folder: string;
  contract: C;
  partitionedBy: PartitionTransform;
  engine: LakeEngine;
}>;

/** Opens a table, or makes an empty one. Data files that no snapshot lists are removed: they are of a broken append. */
export async function openTable<C extends Contract>(options: TableOptions<C>): Promise<LakeTable<C>> {
  const { folder, contract, engine } = options;
  await mkdir(join(folder, "data"), { recursive: true });
  let current = await readSnapshot(folder);
  await sweepOrphans(folder, current);
  return {
    snapshot: () => current,
    relation: () => relationOf(folder, contract, current),
    append: async (records, summary) => {
      const files = records.length === 0 ? [] : await writeFiles(records, options);
      const next = {
        version: current.version + 1,
        files: [...current.files, ...files],
        summary: { ...current.summary, ...summary },
      };
      try {
        await commitSnapshot(folder, next);
      } catch (error) {
        await Promise.all(files.map(({ path }) => rm(join(folder, path), { force: true })));
        throw error;
      }
      current = next;
      return next;
    },
  };

  async function writeFiles(
    records: readonly RecordOf<C>[],
    { partitionedBy }: TableOptions<C>,
  ): Promise<readonly DataFile[]> {
    const name = randomUUID();
    const lines = join(folder, `${name}.ndjson`);
    await writeFile(lines, records.map((record) => JSON.stringify(record)).join("\n"));
    const target = join(folder, "data");
    try {
      await engine.query(`
        COPY (SELECT *, ${partitionOf(partitionedBy)} AS "partition" FROM read_json(${literal(lines)},
              format = 'newline_delimited', columns = ${columnStruct(contract)}))
        TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ("partition"),
              WRITE_PARTITION_COLUMNS false, FILENAME_PATTERN ${literal(`${name}_{i}`)}, OVERWRITE_OR_IGNORE)`);
    } finally {
      await rm(lines, { force: true });
    }
    const paths = (await filesBelow(target)).filter((path) => path.includes(name));
    return Promise.all(paths.map((path) => describe(path)));
  }

  async function describe(path: string): Promise<DataFile> {
    await syncFile(path);
    const [row] = await engine.query(`SELECT num_rows AS rows FROM parquet_file_metadata(${literal(path)})`);
    return { path: relative(folder, path), rows: Number(row?.["rows"]), bytes: (await stat(path)).size };
  }
}

function relationOf(folder: string, contract: Contract, { files }: Snapshot): string {
  const columns = Object.keys(contract.fields).map(identifier).join(", ");
  if (files.length > 0) {
    const paths = files.map(({ path }) => literal(join(folder, path))).join(", ");
    return `(SELECT ${columns} FROM read_parquet([${paths}], hive_partitioning = false))`;
  }
  const nulls = Object.entries(contract.fields)
    .map(([name, field]) => `CAST(NULL AS ${columnType(field)}) AS ${identifier(name)}`)
    .join(", ");
  return `(SELECT ${nulls} WHERE false)`;
}

/** Calendar transforms go by UTC; the value names a folder. */
function partitionOf({ kind, field }: PartitionTransform): string {
  const column = identifier(field);
  switch (kind) {
    case "day":
      return `strftime(make_timestamp(${column} // ${dayMs} * ${dayMs} * 1000), '%Y-%m-%d')`;
    case "month":
      return `strftime(make_timestamp(${column} * 1000), '%Y-%m')`;
    case "identity":
      return `CAST(${column} AS VARCHAR)`;
  }
}

/** DuckDB's `columns` argument. */
function columnStruct(contract: Contract): string {
  const entries = Object.entries(contract.fields).map(
    ([name, field]) => `${literal(name)}: ${literal(columnType(field))}`,
  );
  return `{${entries.join(", ")}}`;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function sweepOrphans(folder: string, { files }: Snapshot): Promise<void> {
  const live = new Set(files.map(({ path }) => join(folder, path)));
  const orphans = (await filesBelow(join(folder, "data"))).filter((path) => !live.has(path));
  await Promise.all(orphans.map((path) => rm(path, { force: true })));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}
