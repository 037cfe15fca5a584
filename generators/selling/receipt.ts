import type { Random } from "#kernel/random";
import { lineAmountMinor, microsPerMinor } from "#model/omnishop";
import type { Sale } from "../arrival.ts";
import type { Customer } from "../customer.ts";
import { shapeFaults } from "../fault.ts";
import type { Fault } from "../fault.ts";
import { pickForTaste } from "../taste.ts";
import type { World } from "../world.ts";

/** Where and when a receipt is made; `shop` null is the web store. */
export type Occasion = Readonly<{
  saleId: string;
  soldAtMs: number;
  customer: Customer;
  shop: string | null;
}>;

const linesMax = 6;
const tillsPerShop = 8;

/** One receipt: some lines of what the customer likes, at their prices, in the currency of the place. */
export function receiptOf(world: World, random: Random, occasion: Occasion): Sale {
  const { saleId, soldAtMs, customer, shop } = occasion;
  const currency = shop === null && customer.abroad ? "GBP" : "EUR";
  const lines = [];
  let totalMinor = 0;
  // Assumed: a receipt has an eighth more than a line: a sold line is a stock movement, of which there are 4 to 3 receipts, with deliveries.
  const lineCount = random.chance(0.95) ? 1 : 1 + random.int(linesMax);
  for (let count = lineCount; count > 0; count -= 1) {
    const product = pickForTaste(world, random, customer.taste);
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

/** Ways in which a receipt can be forbidden. */
export const saleFaults: readonly Fault<Sale>[] = [
  ...shapeFaults<Sale>({ id: "saleId", eventTime: "soldAtMs" }),
  { reason: "sale-has-an-id", spoil: (receipt) => ({ ...receipt, saleId: " " }) },
  { reason: "line-has-a-product", spoil: (receipt) => withLines(receipt, { productId: "" }) },
  {
    reason: "price-above-zero",
    spoil: (receipt) => withLines(receipt, { unitPriceMicros: 0, amountMinor: 0 }),
  },
  { reason: "bought-above-zero", spoil: (receipt) => withLines(receipt, { quantity: 0, amountMinor: 0 }) },
  { reason: "token-not-a-card", spoil: (receipt) => ({ ...receipt, paymentToken: "4111 1111 1111 1111" }) },
];

function withLines(receipt: Sale, spoiledPart: Partial<Sale["lines"][number]>): Sale {
  return { ...receipt, lines: receipt.lines.map((line) => ({ ...line, ...spoiledPart })) };
}
