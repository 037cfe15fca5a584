import type { RecordOf } from "#model";
import type { productHour } from "#model/omnishop";

type ProductHour = RecordOf<typeof productHour>;

/** How many entries of `expected` and `shown` are missing, extra or unequal. */
export function differingProductHours(
  expected: readonly ProductHour[],
  shown: readonly ProductHour[],
): number {
  const nameOf = (entry: ProductHour): string =>
    [entry.productId, entry.hourStartMs, entry.currency].join(" ");
  const valueOf = (entry: ProductHour): string => [entry.units, entry.amountMinor, entry.lineCount].join(" ");
  const right = new Map<string, string>();
  for (const entry of expected) right.set(nameOf(entry), valueOf(entry));
  let differing = 0;
  for (const entry of shown) {
    if (right.get(nameOf(entry)) !== valueOf(entry)) differing += 1;
    right.delete(nameOf(entry));
  }
  return differing + right.size;
}
