import { contract } from "../../language/contract.ts";
import { choice, instant, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** A message to the phone of a customer in a shop, who allows it. */
export const push = contract("push", {
  version: 1,
  owner: domains.shops,
  fields: {
    /** `<customerId>/<business day>`: a customer gets one a day at most. */
    pushId: string("pseudonym"),
    customerId: string("pseudonym"),
    placeId: string(),
    productId: string(),
    reason: choice(["viewed-lately"]),
    decidedAtMs: instant(),
  },
  eventTime: "decidedAtMs",
  identity: "pushId",
  legalBasis: "consent",
  retentionDays: 396,
});
