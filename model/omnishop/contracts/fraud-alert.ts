import { contract } from "../../language/contract.ts";
import { choice, instant, money, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** A purchase that a person should look at, with the reason in a code. */
export const fraudAlert = contract("fraud-alert", {
  version: 1,
  owner: domains.payments,
  fields: {
    saleId: string(),
    paymentToken: string("pseudonym"),
    /** Many purchases within ten minutes; two shops too far apart for the time between; far above the card's habit. */
    reason: choice(["burst", "impossible-travel", "unusual-amount"]),
    currency: choice(["EUR", "GBP"]),
    amountMinor: money(),
    soldAtMs: instant(),
  },
  eventTime: "soldAtMs",
  identity: "saleId",
  legalBasis: "legitimate-interest",
  retentionDays: 396,
});
