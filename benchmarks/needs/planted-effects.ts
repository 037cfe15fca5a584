import { z } from "zod";
import { dayMs } from "#kernel/units";
import type { PlantedWorld, Ask } from "./planted-world.ts";

/** A campaign's planted effect, and the interval that is answered for it; both are differences of shares of buyers. */
export type JudgedCampaign = Readonly<{ campaignId: string; planted: number; low: number; high: number }>;

type Sent = Pick<PlantedWorld, "sales" | "exposures">;
type Planted = Pick<
  PlantedWorld["truth"]["campaigns"][number],
  "campaignId" | "addedSaleIds" | "purchaseUplift"
>;

/** As the need has it: a purchase counts in the week after an exposure. */
const countedMs = 7 * dayMs;
/** A campaign is judged once its last exposure's week is over, and so is what a receipt may be late. */
const settledMs = countedMs + 3 * dayMs;

const effectAnswer = z.object({
  uplift: z.object({ lower: z.number(), upper: z.number() }).nullable(),
});

/** Asks for the effect of each campaign that is over, and sets beside it what was planted. */
export async function judgeCampaigns(world: PlantedWorld, ask: Ask): Promise<readonly JudgedCampaign[]> {
  const judged: JudgedCampaign[] = [];
  for (const campaign of world.truth.campaigns) {
    const planted = plantedEffectOf(campaign, world);
    if (campaign.startMs + settledMs > world.nowMs || planted === null) continue;
    const { uplift } = effectAnswer.parse(await ask(`/campaigns/${campaign.campaignId}`));
    const { lower, upper } = uplift ?? { lower: Number.NaN, upper: Number.NaN };
    judged.push({ campaignId: campaign.campaignId, planted, low: lower, high: upper });
  }
  return judged;
}

/** Whether the interval covers what was planted; one that was not answered covers nothing. */
export function covers({ planted, low, high }: JudgedCampaign): boolean {
  return low <= planted && planted <= high;
}

/**
 * By how much a campaign raises the share of buyers among those whom it concerns, treated or held out: the planted chance
 * of one more purchase, for the part of them who did not buy in their week by themselves. It is the mean over both arms,
 * which is what the difference of two arms drawn by lot estimates. Null where nobody was exposed.
 *
 * Source: G. Imbens and D. Rubin, Causal Inference (2015), chapter 6, Neyman's repeated sampling.
 */
export function plantedEffectOf(
  { campaignId, addedSaleIds, purchaseUplift }: Planted,
  { sales, exposures }: Sent,
): number | null {
  const planted = new Set(addedSaleIds);
  const own = exposures.filter((one) => one.campaignId === campaignId);
  const exposedAtMs = new Map(own.map((one) => [one.customerId, one.exposedAtMs]));
  const buyers = new Set<string>();
  for (const { saleId, kind, customerId, soldAtMs } of sales) {
    if (customerId === null || kind !== "purchase" || planted.has(saleId)) continue;
    const fromMs = exposedAtMs.get(customerId) ?? Infinity;
    if (soldAtMs >= fromMs && soldAtMs < fromMs + countedMs) buyers.add(customerId);
  }
  return exposedAtMs.size === 0 ? null : purchaseUplift * (1 - buyers.size / exposedAtMs.size);
}
