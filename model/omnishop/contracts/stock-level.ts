import { contract } from "../../language/contract.ts";
import { choice, double, instant, int, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What one place has of one product, and when to order more: an entry of a view, replaced whole at each change. */
export const stockLevel = contract("stock-level", {
  version: 1,
  owner: domains.supply,
  fields: {
    skuLocationId: string(),
    placeId: string(),
    productId: string(),
    /** Below zero where more was sold than was ever recorded to have come. */
    onHand: int(),
    /** Units sold per business day, smoothed over the days that are closed. */
    demandPerDayMean: double(),
    /** With fewer units than these, the place should order. */
    reorderPoint: int(),
    /** The newest movement that the level reflects. */
    changedAtMs: instant(),
  },
  eventTime: "changedAtMs",
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1826,
});

/** A place fell below its reorder point of a product: told once a fall, however long the stock stays low. */
export const stockAlert = contract("stock-alert", {
  version: 1,
  owner: domains.supply,
  fields: {
    /** Of a fall: the same when it is told again, another one for the next fall. */
    alertId: string(),
    skuLocationId: string(),
    placeId: string(),
    productId: string(),
    reason: choice(["below-reorder-point", "out-of-stock"]),
    onHand: int(),
    reorderPoint: int(),
    raisedAtMs: instant(),
  },
  eventTime: "raisedAtMs",
  identity: "alertId",
  legalBasis: "not-personal",
  retentionDays: 396,
});
