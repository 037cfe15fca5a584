import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Contract, RecordOf, Table } from "#model";
import { columnsOf } from "./column.ts";
import type { JsonLines } from "./json-lines.ts";
import type { EngineRow, QueryEngine } from "./query-engine.ts";
import type { DataFile } from "./snapshot.ts";
import { quoteName, quoteText } from "./sql-text.ts";
import type { TableFiles } from "./table-files.ts";

/** What a table is made of, as far as writing it goes. */
export type TableShape<C extends Contract = Contract> = Readonly<{
  contract: C;
  partitionedBy: Table["partitionedBy"];
}>;

type Writer = Readonly<{ dir: string; shape: TableShape; engine: QueryEngine; files: TableFiles }>;

const recordsPerChunk = 5000;
/** No field of a contract may have this name: it would be two columns of one name. */
const partitionColumn = "__partition";

/** Rows on their way into a table. */
export type Rows<C extends Contract = Contract> = readonly RecordOf<C>[] | JsonLines;

export function rowCountOf(rows: Rows): number {
  return "chunks" in rows ? rows.rowCount : rows.length;
}

/**
 * Writes rows as zstd Parquet, one file or more for each partition. They are durable and in place when it resolves,
 * and count for nothing until a snapshot names them. What a failure leaves behind is an orphan.
 */
export async function writeData(
  rows: Rows,
  { dir, shape, engine, files }: Writer,
): Promise<readonly DataFile[]> {
  const staging = join(dir, "staging", randomUUID());
  await mkdir(staging, { recursive: true });
  try {
    const text = join(staging, "records.ndjson");
    await files.write(text, "chunks" in rows ? rows.chunks : linesOf(rows));
    const written = await engine.rows(copySql(shape, { text, into: join(staging, "parquet") }));
    const placed = await Promise.all(written.map((row) => place(row, { dir, files })));
    const folders = new Set(placed.map(({ path }) => join(dir, dirname(path))));
    await Promise.all([...folders, join(dir, "data")].map((folder) => files.sync(folder)));
    await files.remove(staging);
    return placed;
  } catch (fault) {
    // On a full disk it would keep the room that others need; what cannot be removed is an orphan.
    await files.remove(staging).catch(() => undefined);
    throw fault;
  }
}

function* linesOf(records: readonly RecordOf<Contract>[]): Iterable<string> {
  for (let from = 0; from < records.length; from += recordsPerChunk) {
    const lines = records
      .slice(from, from + recordsPerChunk)
      .map((record) => JSON.stringify(record, exactly));
    yield `${lines.join("\n")}\n`;
  }
}

/** JSON has no word for the doubles that are not finite; the engine reads them from their names. */
function exactly(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function copySql(shape: TableShape, { text, into }: Readonly<{ text: string; into: string }>): string {
  const columns = columnsOf(shape.contract.fields)
    .map(({ name, type }) => `${quoteName(name)}: ${quoteText(type)}`)
    .join(", ");
  return (
    `COPY (SELECT *, ${partitionSql(shape.partitionedBy)} AS ${quoteName(partitionColumn)} ` +
    `FROM read_json(${quoteText(text)}, format = 'newline_delimited', columns = {${columns}})) ` +
    `TO ${quoteText(into)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (${quoteName(partitionColumn)}), ` +
    `WRITE_PARTITION_COLUMNS false, FILENAME_PATTERN '{uuid}', RETURN_STATS)`
  );
}

/** A calendar partition is of the UTC calendar: it cuts files and prunes reads, and no figure depends on it. */
function partitionSql({ kind, field }: TableShape["partitionedBy"]): string {
  switch (kind) {
    case "day":
      return `strftime(epoch_ms(${quoteName(field)}), '%Y-%m-%d')`;
    case "month":
      return `strftime(epoch_ms(${quoteName(field)}), '%Y-%m')`;
    case "identity":
      return `CAST(${quoteName(field)} AS VARCHAR)`;
  }
}

async function place(
  row: EngineRow,
  { dir, files }: Readonly<{ dir: string; files: TableFiles }>,
): Promise<DataFile> {
  const from = String(row["filename"]);
  const partition = basename(dirname(from)).slice(partitionColumn.length + 1);
  const into = join(dir, "data", partition);
  await files.sync(from);
  await files.move({ from, into, name: basename(from) });
  return {
    path: relative(dir, join(into, basename(from))),
    rows: Number(row["count"]),
    bytes: Number(row["file_size_bytes"]),
  };
}
