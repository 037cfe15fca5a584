import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { saleLine } from "#model/omnishop";
import { openQueryEngine, openTable } from "#reference-impl/lake";
import type { SaleLine } from "./lake-fixture.ts";

// A process of its own, so that a test can give it a small disk: node full-lake.ts fill|check FOLDER
const [what = "", folder = ""] = process.argv.slice(2);
const shape = { contract: saleLine, partitionedBy: { kind: "day", field: "soldAtMs" } } as const;
/** The larger ones find no room for what they write first; the smaller ones for something later. */
const commitSizes = [100, 6_000, 400, 40, 4];
const commitsMax = 40;

/** Commits until each size has been refused; gives how many rows were acknowledged, by which codes others were not. */
async function fill(): Promise<unknown> {
  const table = await openTable(folder, shape);
  const refusals = new Set<unknown>();
  let rows = 0;
  for (const size of commitSizes) {
    for (let commit = 0, isRefused = false; commit < commitsMax && !isRefused; commit++) {
      try {
        await table.append(linesFrom(rows, size), { summary: {} });
        rows += size;
      } catch (error) {
        isRefused = true;
        refusals.add(error instanceof Error && "code" in error ? error.code : String(error));
      }
      if (size === commitSizes[0]) break;
    }
  }
  table.close();
  return { rows, refusals: [...refusals], staged: await readdir(join(folder, "staging")) };
}

/** Opens what is there, reads it, and commits once more. */
async function check(): Promise<unknown> {
  const engine = await openQueryEngine();
  const table = await openTable(folder, shape, { engine });
  const count = async (): Promise<number> => {
    const [row] = await engine.rows(`SELECT count(DISTINCT "lineNumber") AS n FROM ${table.relation()}`);
    return Number(row?.["n"]);
  };
  const rows = table.snapshot().files.reduce((sum, file) => sum + file.rows, 0);
  const read = await count();
  await table.append(linesFrom(rows, 10), { summary: {} });
  const added = (await count()) - read;
  engine.close();
  return { rows, read, added };
}

function linesFrom(first: number, count: number): readonly SaleLine[] {
  return Array.from({ length: count }, (_, index) => ({
    // Nothing that can be packed.
    saleId: createHash("sha256")
      .update(String(first + index))
      .digest("hex"),
    lineNumber: first + index,
    channel: "shop" as const,
    placeId: "shop-1",
    productId: "p-1",
    quantity: 1,
    currency: "EUR" as const,
    amountMinor: 100,
    soldAtMs: 1_772_323_200_000,
  }));
}

process.stdout.write(`${JSON.stringify(what === "fill" ? await fill() : await check())}\n`);
