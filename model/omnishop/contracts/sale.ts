import { contract } from "../../language/contract.ts";
import { choice, instant, int, list, long, money, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** A receipt, of a shop's till or of the web store; a refund is a receipt whose quantities are negative. */
export const sale = contract("sale", {
  version: 1,
  owner: domains.selling,
  fields: {
    saleId: string(),
    kind: choice(["purchase", "refund"]),
    channel: choice(["shop", "web"]),
    /** The shop, or the web store's country site. */
    placeId: string(),
    terminalId: string(),
    customerId: optional(string("pseudonym")),
    /** The payment provider's token: never a card number. */
    paymentToken: optional(string("pseudonym")),
    currency: choice(["EUR", "GBP"]),
    /** What the source says was paid, in all its lines: those that are refused at the door included. */
    totalMinor: money(),
    soldAtMs: instant(),
    lines: list({
      productId: string(),
      quantity: int(),
      /** Millionths of the currency's unit: a price may be finer than a minor unit. */
      unitPriceMicros: long(),
      /** Quantity by unit price, rounded half to even. */
      amountMinor: money(),
      promotionId: optional(string()),
    }),
  },
  eventTime: "soldAtMs",
  identity: "saleId",
  rows: "lines",
  rules: [
    { id: "sale-has-an-id", on: "saleId", must: { kind: "not-blank" } },
    { id: "line-has-a-product", on: "lines.productId", must: { kind: "not-blank" } },
    { id: "price-above-zero", on: "lines.unitPriceMicros", must: { kind: "above", bound: 0 } },
    {
      id: "bought-above-zero",
      on: "lines.quantity",
      must: { kind: "above", bound: 0 },
      where: { field: "kind", is: "purchase" },
    },
    { id: "token-not-a-card", on: "paymentToken", must: { kind: "not-a-card-number" } },
  ],
  legalBasis: "contract",
  retentionDays: 1826,
});

/** A receipt without its lines and its payment, once: what a customer's figures need, and no more. */
export const receipt = contract("receipt", {
  version: 1,
  owner: domains.selling,
  fields: {
    saleId: string(),
    kind: choice(["purchase", "refund"]),
    channel: choice(["shop", "web"]),
    placeId: string(),
    customerId: optional(string("pseudonym")),
    currency: choice(["EUR", "GBP"]),
    totalMinor: money(),
    /** The business day, in Paris, on which it was sold. */
    dayStartMs: instant(),
    soldAtMs: instant(),
  },
  eventTime: "soldAtMs",
  identity: "saleId",
  legalBasis: "contract",
  retentionDays: 1826,
});

/** One line of a receipt, once, with what a product's figures need. */
export const saleLine = contract("sale-line", {
  version: 1,
  owner: domains.selling,
  fields: {
    saleId: string(),
    lineNumber: int(),
    channel: choice(["shop", "web"]),
    placeId: string(),
    productId: string(),
    quantity: int(),
    currency: choice(["EUR", "GBP"]),
    amountMinor: money(),
    soldAtMs: instant(),
  },
  eventTime: "soldAtMs",
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1826,
});

/** What one product sold in one hour in one currency: an entry of a view, replaced whole at each change. */
export const productHour = contract("product-hour", {
  version: 1,
  owner: domains.selling,
  fields: {
    productId: string(),
    hourStartMs: instant(),
    currency: choice(["EUR", "GBP"]),
    units: int(),
    amountMinor: money(),
    lineCount: int(),
  },
  eventTime: "hourStartMs",
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1826,
});
