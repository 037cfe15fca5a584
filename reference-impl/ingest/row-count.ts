import type { Contract } from "#model";

/** How many rows a record counts for: the entries of the list that its contract counts by, and one where there is none. */
export function rowCountOf(record: Readonly<Record<string, unknown>>, rows: Contract["rows"]): number {
  if (rows === null) return 1;
  const list = record[rows];
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
}
