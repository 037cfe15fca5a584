import { DuckDBInstance } from "@duckdb/node-api";
import { LakeError } from "./lake-error.ts";

/** A value as the engine gives it: 64-bit integers are bigint. */
export type EngineRow = Readonly<Record<string, unknown>>;

/** The SQL engine of the lake and of batch jobs: DuckDB in this process. */
export type LakeEngine = Readonly<{
  /** @throws {LakeError} QUERY_FAILED with the engine's own words. */
  query(sql: string): Promise<readonly EngineRow[]>;
  close(): void;
}>;

/** Opens an engine in memory; `threads` bounds the cores that it takes. */
export async function openEngine(options: Readonly<{ threads: number }>): Promise<LakeEngine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(options.threads) });
  const connection = await instance.connect();
  return {
    query: async (sql) => {
      try {
        const result = await connection.runAndReadAll(sql);
        return result.getRowObjectsJS();
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new LakeError("QUERY_FAILED", `the lake's engine refused a query: ${reason}\n${sql}`, {
          cause,
        });
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
