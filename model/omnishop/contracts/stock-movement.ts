import { contract } from "../../language/contract.ts";
import { choice, instant, int, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** A change of what one shop or warehouse has of one product, or a count that sets it right. */
export const stockMovement = contract("stock-movement", {
  version: 1,
  owner: domains.supply,
  fields: {
    movementId: string(),
    /** One product in one place, as the ERP names it: `<placeId>/<productId>`. */
    skuLocationId: string(),
    placeId: string(),
    productId: string(),
    kind: choice(["delivery", "sale", "return", "transfer", "loss", "count"]),
    /** Units that came (above zero) or went (below); of a count, the units that were found. */
    quantity: int(),
    movedAtMs: instant(),
  },
  eventTime: "movedAtMs",
  identity: "movementId",
  rules: [
    { id: "movement-has-an-id", on: "movementId", must: { kind: "not-blank" } },
    { id: "movement-has-a-sku-location", on: "skuLocationId", must: { kind: "not-blank" } },
    {
      id: "count-not-negative",
      on: "quantity",
      must: { kind: "at-least", bound: 0 },
      where: { field: "kind", is: "count" },
    },
    {
      id: "delivery-above-zero",
      on: "quantity",
      must: { kind: "above", bound: 0 },
      where: { field: "kind", is: "delivery" },
    },
  ],
  legalBasis: "not-personal",
  retentionDays: 1826,
});
