import { fold } from "#model";
import type { RecordOf, View } from "#model";
import type { campaignMention, campaignOutcome } from "#model/omnishop";

export type CampaignOutcome = RecordOf<typeof campaignOutcome>;
/** By campaign, then by customer and currency. */
export type OutcomesIndex = Map<string, Map<string, CampaignOutcome>>;

/** What is said of a campaign: how many mentions, how many of them rated, and the sum of their stars. */
export type Buzz = Readonly<{ mentionCount: number; ratedCount: number; starCount: number }>;
export type MentionsIndex = Map<string, Buzz>;

/** Keeps the last entry of each campaign, customer and currency. */
export const outcomesFold = fold<View<string, typeof campaignOutcome>>()({
  empty: (): OutcomesIndex => new Map(),
  apply(index, change) {
    const outcomes = index.get(change.campaignId) ?? new Map<string, CampaignOutcome>();
    outcomes.set(`${change.customerId}|${change.currency}`, change);
    index.set(change.campaignId, outcomes);
    return index;
  },
});

/** Counts mentions and their stars by campaign. */
export const mentionsFold = fold<View<string, typeof campaignMention>>()({
  empty: (): MentionsIndex => new Map(),
  apply(index, { campaignId, rating }) {
    const before = index.get(campaignId) ?? { mentionCount: 0, ratedCount: 0, starCount: 0 };
    index.set(campaignId, {
      mentionCount: before.mentionCount + 1,
      ratedCount: before.ratedCount + (rating === null ? 0 : 1),
      starCount: before.starCount + (rating ?? 0),
    });
    return index;
  },
});
