import type { RecordOf } from "#model";
import type { productHour } from "#model/omnishop";

/** What of an entry tells it from others, and what it says. */
type Reading<Entry> = Readonly<{
  name: (entry: Entry) => readonly (string | number)[];
  value: (entry: Entry) => readonly (string | number)[];
}>;

/** How many entries of `expected` and `shown` are missing, extra or unequal. */
export function differing<Entry>(
  { expected, shown }: Readonly<{ expected: readonly Entry[]; shown: readonly Entry[] }>,
  { name, value }: Reading<Entry>,
): number {
  const right = new Map<string, string>();
  for (const entry of expected) right.set(JSON.stringify(name(entry)), JSON.stringify(value(entry)));
  let differs = 0;
  for (const entry of shown) {
    const place = JSON.stringify(name(entry));
    if (right.get(place) !== JSON.stringify(value(entry))) differs += 1;
    right.delete(place);
  }
  return differs + right.size;
}

type ProductHour = RecordOf<typeof productHour>;

/** How many entries by product, hour and currency are missing, extra or unequal. */
export function differingProductHours(
  expected: readonly ProductHour[],
  shown: readonly ProductHour[],
): number {
  return differing(
    { expected, shown },
    {
      name: ({ productId, hourStartMs, currency }) => [productId, hourStartMs, currency],
      value: ({ units, amountMinor, lineCount }) => [units, amountMinor, lineCount],
    },
  );
}
