import { join } from "node:path";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import { openQueryEngine, openTable } from "#reference-impl/lake";

/** A digest of the rows of each table of a pipeline's folder, whatever their order and files; by the table's id. */
export async function digestTables(
  folder: string,
  topology: Topology,
): Promise<Readonly<Record<string, string>>> {
  const engine = await openQueryEngine({ threadCount: 1 });
  const digests: Record<string, string> = {};
  try {
    for (const shape of nodesOf(topology, "table")) {
      const table = await openTable(join(folder, "lake", shape.id), shape, { engine });
      const rows = `(SELECT CAST(record AS VARCHAR) AS line FROM ${table.relation()} AS record)`;
      const [row] = await engine.rows(
        `SELECT count(*) AS rows, md5(string_agg(line, chr(10) ORDER BY line)) AS digest FROM ${rows}`,
      );
      digests[shape.id] = `${String(row?.["rows"])} rows, md5 ${String(row?.["digest"])}`;
    }
    return digests;
  } finally {
    engine.close();
  }
}
