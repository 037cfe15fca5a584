import type { RecordOf } from "#model";
import type { productHour, sale } from "#model/omnishop";

// Plain loops over all receipts at once. Shares no code with the needs, the SQL or the runtime, so that it can judge them.

type Sale = RecordOf<typeof sale>;
type ProductHour = RecordOf<typeof productHour>;

/** What may be late, in ms: the disorder that the log waits for, and the lateness allowed beyond it. */
export type InTime = Readonly<{ disorderMs: number; latenessMs: number }>;

/**
 * What each product sold by hour, in no particular order: every receipt once, unless it came after the time that it may
 * take. `receipts` stand in order of arrival.
 */
export function expectedProductHours(
  receipts: Iterable<Sale>,
  { disorderMs, latenessMs }: InTime,
): readonly ProductHour[] {
  const counted = new Set<string>();
  let newestMs = Number.NEGATIVE_INFINITY;
  const entries: Record<string, { -readonly [K in keyof ProductHour]: ProductHour[K] }> = {};
  for (const receipt of receipts) {
    if (receipt.soldAtMs < newestMs - disorderMs - latenessMs || counted.has(receipt.saleId)) continue;
    if (receipt.soldAtMs > newestMs) newestMs = receipt.soldAtMs;
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
