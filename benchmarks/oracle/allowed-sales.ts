import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";

type Sale = RecordOf<typeof sale>;

const dayMs = 86_400_000;

/**
 * What may count of a receipt: its lines that have a product, a price above zero and, unless it is a refund, a quantity
 * above zero; null where nothing is left, where the receipt has no id, or was sold over a day after it arrived.
 */
export function allowedSale(receipt: Sale, arrivalMs: number): Sale | null {
  if (receipt.saleId.trim() === "" || receipt.soldAtMs > arrivalMs + dayMs) return null;
  const lines: Sale["lines"][number][] = [];
  for (const line of receipt.lines) {
    if (line.productId.trim() === "") continue;
    if (line.unitPriceMicros <= 0) continue;
    if (receipt.kind === "purchase" && line.quantity <= 0) continue;
    lines.push(line);
  }
  return lines.length === 0 ? null : { ...receipt, lines };
}
