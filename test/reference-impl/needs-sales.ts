import fc from "fast-check";
import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";

export type Sale = RecordOf<typeof sale>;

/** An ordinary Wednesday noon. */
export const noonMs = Date.UTC(2026, 0, 14, 11);

export function saleOf(changes: Partial<Sale> = {}): Sale {
  return {
    saleId: "s1",
    kind: "purchase",
    channel: "web",
    placeId: "web-fr",
    terminalId: "t1",
    customerId: null,
    paymentToken: "card",
    currency: "EUR",
    totalMinor: 1000,
    soldAtMs: noonMs,
    lines: [
      { productId: "p1", quantity: 2, unitPriceMicros: 5_000_000, amountMinor: 1000, promotionId: null },
    ],
    ...changes,
  };
}

const line = fc.record({
  productId: fc.constantFrom("p1", "p2", "p3"),
  quantity: fc.integer({ min: -3, max: 5 }),
  unitPriceMicros: fc.integer({ min: 1, max: 99_990_000 }),
  amountMinor: fc.integer({ min: -9999, max: 9999 }),
  promotionId: fc.constant(null),
});
const receipts = fc
  .array(
    fc.record({
      currency: fc.constantFrom("EUR" as const, "GBP" as const),
      paymentToken: fc.constantFrom("card", "other", null),
      soldAtMs: fc.integer({ min: noonMs, max: noonMs + 40 * 60_000 }),
      totalMinor: fc.integer({ min: 1, max: 99_999 }),
      lines: fc.array(line, { maxLength: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => drawn.map((changes, index) => saleOf({ ...changes, saleId: `s${index}` })));

/** Receipts within forty minutes, some of them twice, in any order. */
export const arrivals: fc.Arbitrary<readonly Sale[]> = receipts
  .chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)))
  .chain(([all, again]) => {
    const offered = [...all, ...again];
    return fc.shuffledSubarray(offered, { minLength: offered.length });
  });
