import { sha256Hex } from "#kernel/hash";
import { createWorld, generateSales } from "#generators";
import { openOutputFolder } from "./output-folder.ts";
import { saleStart } from "./sale-start.ts";

type Generated = Readonly<{ events: number; digest: string; paths: readonly string[] }>;

/** Writes generated receipts as JSON lines in order of arrival, and the planted truth beside them. */
export async function generateFile(
  options: Readonly<{ out: string; seed: string; receipts: number }>,
): Promise<Generated> {
  const folder = await openOutputFolder(options.out);
  const sales = generateSales({ world: createWorld({ seed: options.seed }), ...saleStart(options) });
  const lines: string[] = [];
  for (const batch of sales.batches) for (const event of batch) lines.push(JSON.stringify(event));
  const text = `${lines.join("\n")}\n`;
  const paths = [
    await folder.write("sales.ndjson", text),
    await folder.write("truth.json", JSON.stringify(sales.truth(), null, 2)),
  ];
  return { events: lines.length, digest: sha256Hex(text), paths };
}
