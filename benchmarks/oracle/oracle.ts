import type { RecordOf } from "#model";
import type { productHour, sale } from "#model/omnishop";

// Plain loops over all receipts at once. Shares no code with the needs, the SQL or the runtime, so that it can judge them.

type Sale = RecordOf<typeof sale>;
type ProductHour = RecordOf<typeof productHour>;

/** What each product sold by hour, had every receipt counted once, however late: in no particular order. */
export function expectedProductHours(receipts: Iterable<Sale>): readonly ProductHour[] {
  const counted = new Set<string>();
  const entries: Record<string, { -readonly [K in keyof ProductHour]: ProductHour[K] }> = {};
  for (const receipt of receipts) {
    if (counted.has(receipt.saleId)) continue;
    counted.add(receipt.saleId);
    const intoHour = ((receipt.soldAtMs % 3_600_000) + 3_600_000) % 3_600_000;
    for (const line of receipt.lines) {
      const hourStartMs = receipt.soldAtMs - intoHour;
      const name = JSON.stringify([line.productId, hourStartMs, receipt.currency]);
      const entry = (entries[name] ??= {
        productId: line.productId,
        hourStartMs,
        currency: receipt.currency,
        units: 0,
        amountMinor: 0,
        lineCount: 0,
      });
      entry.units += line.quantity;
      entry.amountMinor += line.amountMinor;
      entry.lineCount += 1;
    }
  }
  return Object.values(entries);
}

/** How many entries of `expected` and `shown` are missing, extra or unequal. */
export function differingProductHours(
  expected: readonly ProductHour[],
  shown: readonly ProductHour[],
): number {
  const text = (entry: ProductHour): string =>
    [
      entry.productId,
      entry.hourStartMs,
      entry.currency,
      entry.units,
      entry.amountMinor,
      entry.lineCount,
    ].join(" ");
  const name = (entry: ProductHour): string => [entry.productId, entry.hourStartMs, entry.currency].join(" ");
  const right = new Map<string, string>();
  for (const entry of expected) right.set(name(entry), text(entry));
  let differing = 0;
  for (const entry of shown) {
    if (right.get(name(entry)) !== text(entry)) differing += 1;
    right.delete(name(entry));
  }
  return differing + right.size;
}
