import type { RecordOf } from "#model";
import type { productHour, sale } from "#model/omnishop";

type Sale = RecordOf<typeof sale>;
type ProductHour = RecordOf<typeof productHour>;

/** What must come out where nothing is lost and nothing counts twice. */
export type ExpectedTotals = Readonly<{
  receiptCount: number;
  duplicateCount: number;
  lineCount: number;
  units: number;
  /** Minor units of each currency. */
  amountMinor: Readonly<{ EUR: number; GBP: number }>;
}>;

type Counting = Readonly<{
  /** Where in the arrival order the records stand that count; all of them if left out. */
  counting?: ReadonlySet<number>;
}>;

const hourMs = 3_600_000;
const burstWindowMs = 600_000;
const burstPurchasesMin = 4;

/**
 * Gives the rows of sales by product, hour and currency, each receipt once, sorted by these three.
 *
 * @param offered - All records in the order of their arrival, duplicates included.
 */
export function expectedProductHours(
  offered: readonly Sale[],
  { counting }: Counting = {},
): readonly ProductHour[] {
  const rows: Record<string, ProductHour> = {};
  for (const receipt of receiptsOnce(offered, counting)) {
    // Paris is whole hours ahead of UTC: its hours begin when those of UTC do.
    const hourStartMs = Math.floor(receipt.soldAtMs / hourMs) * hourMs;
    for (const { productId, quantity, amountMinor } of receipt.lines) {
      const place = JSON.stringify([productId, hourStartMs, receipt.currency]);
      const row = rows[place];
      rows[place] = {
        productId,
        hourStartMs,
        currency: receipt.currency,
        units: (row === undefined ? 0 : row.units) + quantity,
        amountMinor: (row === undefined ? 0 : row.amountMinor) + amountMinor,
        lineCount: (row === undefined ? 0 : row.lineCount) + 1,
      };
    }
  }
  return Object.values(rows).toSorted(compareRows);
}

/** Gives the totals over all receipts, each once; `duplicateCount` is how many counting records repeat one. */
export function expectedTotals(offered: readonly Sale[], { counting }: Counting = {}): ExpectedTotals {
  const receipts = receiptsOnce(offered, counting);
  const amountMinor = { EUR: 0, GBP: 0 };
  let lineCount = 0;
  let units = 0;
  for (const receipt of receipts) {
    for (const line of receipt.lines) {
      lineCount += 1;
      units += line.quantity;
      amountMinor[receipt.currency] += line.amountMinor;
    }
  }
  const countedCount = counting === undefined ? offered.length : counting.size;
  const duplicateCount = countedCount - receipts.length;
  return { receiptCount: receipts.length, duplicateCount, lineCount, units, amountMinor };
}

/**
 * Gives the ids of the sales that end a burst, sorted: purchases of a token with at least three others of it in the
 * ten minutes up to them, both ends included. Compares each purchase with each.
 */
export function expectedBurstAlerts(
  offered: readonly Sale[],
  { counting }: Counting = {},
): readonly string[] {
  const alerted: string[] = [];
  const receipts = receiptsOnce(offered, counting);
  for (const receipt of receipts) {
    if (receipt.kind !== "purchase" || receipt.paymentToken === null) continue;
    let inWindowCount = 0;
    for (const other of receipts) {
      if (other.kind !== "purchase" || other.paymentToken !== receipt.paymentToken) continue;
      const beforeMs = receipt.soldAtMs - other.soldAtMs;
      if (beforeMs >= 0 && beforeMs <= burstWindowMs) inWindowCount += 1;
    }
    if (inWindowCount >= burstPurchasesMin) alerted.push(receipt.saleId);
  }
  return alerted.toSorted();
}

/** Keeps the first counting record of each receipt. */
function receiptsOnce(offered: readonly Sale[], counting: ReadonlySet<number> | undefined): readonly Sale[] {
  const seen = new Set<string>();
  const once: Sale[] = [];
  for (const [position, receipt] of offered.entries()) {
    if (counting !== undefined && !counting.has(position)) continue;
    if (seen.has(receipt.saleId)) continue;
    seen.add(receipt.saleId);
    once.push(receipt);
  }
  return once;
}

function compareRows(a: ProductHour, b: ProductHour): number {
  if (a.productId !== b.productId) return a.productId < b.productId ? -1 : 1;
  if (a.hourStartMs !== b.hourStartMs) return a.hourStartMs - b.hourStartMs;
  if (a.currency === b.currency) return 0;
  return a.currency < b.currency ? -1 : 1;
}
