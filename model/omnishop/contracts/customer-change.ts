import { contract } from "../../language/contract.ts";
import { boolean, choice, instant, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** The state of a customer's account after a change; what the CRM knows beyond it (name, address) stays in the CRM. */
export const customerChange = contract("customer-change", {
  version: 1,
  owner: domains.customers,
  fields: {
    changeId: string(),
    customerId: string("pseudonym"),
    kind: choice(["created", "changed", "merged", "erased"]),
    /** The account that goes on when two are merged; null otherwise. */
    mergedIntoId: optional(string("pseudonym")),
    loyaltyTier: choice(["none", "silver", "gold"]),
    hasPushConsent: boolean(),
    hasMailConsent: boolean(),
    homePlaceId: optional(string()),
    changedAtMs: instant(),
  },
  eventTime: "changedAtMs",
  identity: "changeId",
  rules: [
    { id: "change-has-an-id", on: "changeId", must: { kind: "not-blank" } },
    { id: "change-has-a-customer", on: "customerId", must: { kind: "not-blank" } },
  ],
  legalBasis: "contract",
  retentionDays: 1826,
});
