import { contract } from "../../language/contract.ts";
import { boolean, choice, instant, int, money, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What one customer bought on one business day in one currency: replaced whole at each change. */
export const customerDay = contract("customer-day", {
  version: 1,
  owner: domains.customers,
  fields: {
    customerId: string("pseudonym"),
    /** Midnight in Paris. */
    dayStartMs: instant(),
    currency: choice(["EUR", "GBP"]),
    purchaseCount: int(),
    /** Purchases less refunds. */
    amountMinor: money(),
  },
  eventTime: "dayStartMs",
  identity: null,
  legalBasis: "legitimate-interest",
  retentionDays: 1826,
});

/** How a customer's account stands now, and what the customer allows. */
export const customerProfile = contract("customer-profile", {
  version: 1,
  owner: domains.customers,
  fields: {
    customerId: string("pseudonym"),
    standing: choice(["active", "merged", "erased"]),
    /** The account that goes on; null unless merged. */
    mergedIntoId: optional(string("pseudonym")),
    loyaltyTier: choice(["none", "silver", "gold"]),
    hasPushConsent: boolean(),
    hasMailConsent: boolean(),
    changedAtMs: instant(),
  },
  eventTime: "changedAtMs",
  identity: null,
  legalBasis: "contract",
  retentionDays: 1826,
});
