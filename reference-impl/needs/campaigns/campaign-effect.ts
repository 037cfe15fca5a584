import type { Answer, JsonValue, NodeById } from "#model";
import type { kappa } from "#model/omnishop";
import type { CampaignOutcome, mentionsFold, outcomesFold } from "./campaign-folds.ts";
import { upliftOf } from "./uplift.ts";

type CampaignFolds = Readonly<{
  "campaign-outcomes": typeof outcomesFold;
  "campaign-mentions": typeof mentionsFold;
}>;

/** One arm as it is answered; amounts are minor units, purchases less refunds. */
export type ArmResult = Readonly<{
  customerCount: number;
  buyerCount: number;
  purchaseCount: number;
  amountMinor: Readonly<{ EUR: number; GBP: number }>;
}>;

/**
 * Answers a campaign's effect: both arms, the difference of their shares of buyers with a 95 % interval, and what is
 * said in public. Null if nobody was ever exposed to it. The interval is that of a share at the moment of asking: who
 * looks every hour and stops at the first good one deceives himself.
 */
export const campaignEffect: Answer<NodeById<typeof kappa, "endpoint", "campaign-effect">, CampaignFolds> = {
  answer({ outcomes, mentions }, { path: { campaignId } }) {
    const rows = outcomes.get(campaignId);
    if (rows === undefined) return null;
    const { treated, heldOut } = armsOf(rows.values());
    const buzz = mentions.get(campaignId);
    return {
      campaignId,
      treated: toJson(treated),
      heldOut: toJson(heldOut),
      uplift: upliftOf({ treated, heldOut }),
      mentions: {
        count: buzz?.mentionCount ?? 0,
        starsMean: buzz && buzz.ratedCount > 0 ? buzz.starCount / buzz.ratedCount : null,
      },
    };
  },
};

/** Adds the customers of a campaign up by arm. */
export function armsOf(
  rows: Iterable<CampaignOutcome>,
): Readonly<{ treated: ArmResult; heldOut: ArmResult }> {
  const arms = { treated: openArm(), "held-out": openArm() };
  for (const { arm, customerId, purchaseCount, currency, amountMinor } of rows) {
    const sums = arms[arm];
    sums.customers.add(customerId);
    if (purchaseCount > 0) sums.buyers.add(customerId);
    sums.purchaseCount += purchaseCount;
    sums.amountMinor[currency] += amountMinor;
  }
  return { treated: closeArm(arms.treated), heldOut: closeArm(arms["held-out"]) };
}

type OpenArm = {
  readonly customers: Set<string>;
  readonly buyers: Set<string>;
  purchaseCount: number;
  readonly amountMinor: { EUR: number; GBP: number };
};

function openArm(): OpenArm {
  return { customers: new Set(), buyers: new Set(), purchaseCount: 0, amountMinor: { EUR: 0, GBP: 0 } };
}

function closeArm({ customers, buyers, purchaseCount, amountMinor }: OpenArm): ArmResult {
  return { customerCount: customers.size, buyerCount: buyers.size, purchaseCount, amountMinor };
}

function toJson({ customerCount, buyerCount, purchaseCount, amountMinor }: ArmResult): JsonValue {
  return { customerCount, buyerCount, purchaseCount, amountMinor: { ...amountMinor } };
}
