import type { Random } from "#kernel/random";
import type { RecordOf } from "#model";
import { lineAmountMinor, microsPerMinor } from "#model/omnishop";
import type { sale } from "#model/omnishop";
import type { Customer, World } from "./world.ts";

export type Sale = RecordOf<typeof sale>;

/** Where and when a receipt is made; `shop` null is the web store. */
export type Occasion = Readonly<{
  saleId: string;
  soldAtMs: number;
  customer: Customer;
  shop: string | null;
}>;

const linesMax = 6;
const tillsPerShop = 8;

/** One receipt: some lines of the products that sell, at their prices, in the currency of the place. */
export function receiptOf(world: World, random: Random, occasion: Occasion): Sale {
  const { saleId, soldAtMs, customer, shop } = occasion;
  const currency = shop === null && customer.abroad ? "GBP" : "EUR";
  const lines = [];
  let totalMinor = 0;
  for (let count = 1 + random.int(linesMax); count > 0; count -= 1) {
    const product = world.products[world.pickProduct(random)] ?? random.pick(world.products);
    const quantity = random.chance(0.8) ? 1 : 1 + random.int(4);
    const promoted = random.chance(0.1);
    const unitPriceMinor = promoted
      ? product.priceMinor - Math.floor(product.priceMinor / 5)
      : product.priceMinor;
    const unitPriceMicros = unitPriceMinor * microsPerMinor;
    const amountMinor = lineAmountMinor({ quantity, unitPriceMicros });
    totalMinor += amountMinor;
    lines.push({
      productId: product.productId,
      quantity,
      unitPriceMicros,
      amountMinor,
      promotionId: promoted ? "promo-winter" : null,
    });
  }
  return {
    saleId,
    kind: "purchase",
    channel: shop === null ? "web" : "shop",
    placeId: shop ?? (currency === "GBP" ? "web-uk" : "web-fr"),
    terminalId: shop === null ? "web" : `${shop}-t${1 + random.int(tillsPerShop)}`,
    customerId: random.chance(0.7) || shop === null ? customer.customerId : null,
    paymentToken: shop === null || random.chance(0.85) ? customer.paymentToken : null,
    currency,
    totalMinor,
    soldAtMs,
    lines,
  };
}

/** The refund of a receipt, whole: the same lines with negative quantities. */
export function refundOf(receipt: Sale, again: Readonly<{ saleId: string; soldAtMs: number }>): Sale {
  return {
    ...receipt,
    ...again,
    kind: "refund",
    totalMinor: -receipt.totalMinor,
    lines: receipt.lines.map((line) => ({
      ...line,
      quantity: -line.quantity,
      amountMinor: -line.amountMinor,
    })),
  };
}

/** Ways in which a record can be forbidden, each with the reason that it must be refused for. */
export const faults: readonly Readonly<{ reason: string; spoil: (receipt: Sale) => unknown }>[] = [
  { reason: "wrong-type", spoil: (receipt) => ({ ...receipt, totalMinor: String(receipt.totalMinor) }) },
  { reason: "unknown-field", spoil: (receipt) => ({ ...receipt, couponCode: "X1" }) },
  { reason: "malformed", spoil: ({ saleId }) => `${saleId} cut off he` },
  {
    reason: "price-above-zero",
    spoil: (receipt) => ({
      ...receipt,
      lines: receipt.lines.map((line) => ({ ...line, unitPriceMicros: 0, amountMinor: 0 })),
    }),
  },
  {
    reason: "far-future",
    spoil: (receipt) => ({ ...receipt, soldAtMs: receipt.soldAtMs + 3_650 * 86_400_000 }),
  },
];
