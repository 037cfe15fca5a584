import { contract } from "../../language/contract.ts";
import { choice, instant, int, money, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What one customer of a campaign bought while it counted, in one currency: replaced whole at each change. */
export const campaignOutcome = contract("campaign-outcome", {
  version: 1,
  owner: domains.marketing,
  fields: {
    campaignId: string(),
    customerId: string("pseudonym"),
    arm: choice(["treated", "held-out"]),
    currency: choice(["EUR", "GBP"]),
    /** Receipts of purchases; a refund lowers the amount only. */
    purchaseCount: int(),
    amountMinor: money(),
    changedAtMs: instant(),
  },
  eventTime: "changedAtMs",
  identity: null,
  legalBasis: "consent",
  retentionDays: 396,
});

/** A mention that names a campaign, once, without its text or author. */
export const campaignMention = contract("campaign-mention", {
  version: 1,
  owner: domains.marketing,
  fields: {
    mentionId: string(),
    campaignId: string(),
    /** Stars from 1 to 5; null where the network has none. */
    rating: optional(int()),
    publishedAtMs: instant(),
  },
  eventTime: "publishedAtMs",
  identity: "mentionId",
  legalBasis: "not-personal",
  retentionDays: 396,
});
