import { DuckDBInstance } from "@duckdb/node-api";
import { ReferenceError } from "../reference-error.ts";

/** A row as the engine gives it: 64-bit integers are bigints, lists are arrays, structs are objects. */
export type EngineRow = Readonly<Record<string, unknown>>;

/** Runs SQL in memory; tables are read from and written to files that the SQL names. */
export interface QueryEngine {
  /** @throws {ReferenceError} `QUERY_FAILED`, with what the engine said. */
  rows(sql: string): Promise<readonly EngineRow[]>;
  close(): void;
}

export type QueryEngineOptions = Readonly<{
  threadCount?: number;
  /** What is kept in memory at most, and the folder for what does not fit: DuckDB's own limit unless given. */
  spill?: Readonly<{ memoryBytesMax: number; folder: string }>;
}>;

/** Opens a DuckDB in memory, which neither looks for extensions nor fetches any. */
export async function openQueryEngine(options: QueryEngineOptions = {}): Promise<QueryEngine> {
  const { threadCount = 2, spill } = options;
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threadCount),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(spill && { memory_limit: `${spill.memoryBytesMax} B`, temp_directory: spill.folder }),
  });
  const connection = await instance.connect();
  return {
    async rows(sql) {
      try {
        return (await connection.runAndReadAll(sql)).getRowObjectsJS();
      } catch (cause) {
        throw queryFailed(sql, cause);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function queryFailed(sql: string, cause: unknown): ReferenceError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const start = sql.length > 400 ? `${sql.slice(0, 400)}…` : sql;
  return new ReferenceError(
    "QUERY_FAILED",
    `${said}\nMend the query, or the files that it reads:\n${start}`,
    {
      cause,
    },
  );
}
