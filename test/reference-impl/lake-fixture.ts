import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { saleLine } from "#model/omnishop";
import type { RecordOf } from "#model";
import type { LakeTable } from "#reference-impl/lake";
import { openQueryEngine } from "#reference-impl/lake";

export type SaleLine = RecordOf<typeof saleLine>;

export const dayMs = 86_400_000;
export const day0Ms = Date.UTC(2026, 2, 1);
export const lineShape = {
  contract: saleLine,
  partitionedBy: { kind: "day", field: "soldAtMs" },
} as const;

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A line of the given number; its amount is 100 times that. */
export function line(lineNumber: number, changes: Partial<SaleLine> = {}): SaleLine {
  return {
    saleId: `s-${lineNumber}`,
    lineNumber,
    channel: "shop",
    placeId: "shop-1",
    productId: "p-1",
    quantity: 1,
    currency: "EUR",
    amountMinor: 100 * lineNumber,
    soldAtMs: day0Ms,
    ...changes,
  };
}

/** The line numbers of a table, in order. */
export async function lineNumbersOf(table: Pick<LakeTable, "relation">): Promise<readonly number[]> {
  const engine = await openQueryEngine();
  try {
    const rows = await engine.rows(`SELECT "lineNumber" AS n FROM ${table.relation()} ORDER BY n`);
    return rows.map(({ ["n"]: n }) => Number(n));
  } finally {
    engine.close();
  }
}
