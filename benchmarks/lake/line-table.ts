import type { RecordOf } from "#model";
import type { saleLine } from "#model/omnishop";
import { saleLinesTable } from "#model/omnishop";
import { linesOf } from "#reference-impl";
import { openQueryEngine, openTable } from "#reference-impl/lake";
import type { LakeTable, QueryEngine } from "#reference-impl/lake";
import { openScratchFolder } from "../scratch/scratch-folder.ts";
import { allowedSales } from "../codec/sale-batches.ts";

type SaleLine = RecordOf<typeof saleLine>;

/** A table of sale lines that is asked; one thread answers. */
export type FilledTable = Readonly<{
  lines: readonly SaleLine[];
  table: LakeTable<typeof saleLine>;
  engine: QueryEngine;
}>;

/** Fills a lake table with the lines of `receipts` receipts, spread evenly over `days` days, and clears it away. */
export async function withLineTable<Result>(
  amount: Readonly<{ seed: string; receipts: number; days: number }>,
  use: (filled: FilledTable) => Promise<Result>,
): Promise<Result> {
  const ratePerSecond = amount.receipts / (amount.days * 86_400);
  const sales = allowedSales({ seed: amount.seed, receipts: amount.receipts, ratePerSecond });
  const lines = sales.flatMap(linesOf);
  const folder = await openScratchFolder("lines");
  const engine = await openQueryEngine({ threadCount: 1 });
  const table = await openTable(folder.path, saleLinesTable, { engine });
  try {
    await table.append(lines, { summary: {} });
    return await use({ lines, table, engine });
  } finally {
    table.close();
    engine.close();
    await folder.remove();
  }
}
