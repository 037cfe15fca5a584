import { dayMs } from "#kernel/units";
import { processor } from "../language/processor.ts";
import { endpoint } from "../language/serving.ts";
import { by } from "../language/stream.ts";
import { view } from "../language/view.ts";
import { campaignMention, campaignOutcome } from "./contracts/campaign-outcome.ts";
import { exposures, mentions } from "./inflows.ts";
import { domains, hosts } from "./places.ts";
import { receipts } from "./selling.ts";

const processed = { domain: domains.marketing, host: hosts.streamEngine, version: "v1" } as const;
const served = { domain: domains.marketing, host: hosts.servingStore } as const;

const campaignOutcomes = view("campaign-outcomes", {
  ...served,
  contract: campaignOutcome,
  key: ["campaignId", "customerId", "currency"],
});

/** Joins each customer's exposures with what the customer buys in the week after. */
const measureCampaigns = processor("measure-campaigns", {
  ...processed,
  reads: { exposures: by(exposures, "customerId"), receipts: by(receipts, "customerId") },
  writes: { outcomes: campaignOutcomes },
  allowedLatenessMs: 2 * dayMs,
});

const campaignMentions = view("campaign-mentions", {
  ...served,
  contract: campaignMention,
  key: ["mentionId"],
});

/** Lets each mention of a campaign through once. */
const admitMentions = processor("admit-mentions", {
  ...processed,
  reads: { mentions: by(mentions, "mentionId") },
  writes: { mentions: campaignMentions },
  allowedLatenessMs: dayMs,
});

const campaignEffect = endpoint("campaign-effect", {
  domain: domains.marketing,
  host: hosts.api,
  path: "/campaigns/{campaignId}",
  reads: { outcomes: campaignOutcomes, mentions: campaignMentions },
});

/** What tells a campaign's effect, in any topology. */
export const campaignNodes = [
  measureCampaigns,
  campaignOutcomes,
  admitMentions,
  campaignMentions,
  campaignEffect,
] as const;
