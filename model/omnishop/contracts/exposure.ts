import { contract } from "../../language/contract.ts";
import { choice, instant, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** A customer's part in a campaign: reached by it, or held out of it by lot so that its effect can be told. */
export const exposure = contract("exposure", {
  version: 1,
  owner: domains.marketing,
  fields: {
    exposureId: string(),
    campaignId: string(),
    customerId: string("pseudonym"),
    arm: choice(["treated", "held-out"]),
    channel: choice(["mail", "push", "site"]),
    /** When the message went out; for the held-out, when it would have. */
    exposedAtMs: instant(),
  },
  eventTime: "exposedAtMs",
  identity: "exposureId",
  rules: [
    { id: "exposure-has-an-id", on: "exposureId", must: { kind: "not-blank" } },
    { id: "exposure-has-a-campaign", on: "campaignId", must: { kind: "not-blank" } },
    { id: "exposure-has-a-customer", on: "customerId", must: { kind: "not-blank" } },
  ],
  legalBasis: "consent",
  retentionDays: 396,
});
