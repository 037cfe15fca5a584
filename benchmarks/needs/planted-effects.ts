import { z } from "zod";
import { dayMs } from "#kernel/units";
import type { PlantedWorld, Ask } from "./planted-world.ts";

/** A campaign's planted effect, and the interval that is answered for it; both are differences of shares of buyers. */
export type JudgedCampaign = Readonly<{ campaignId: string; planted: number; low: number; high: number }>;

type Sent = Pick<PlantedWorld, "sales" | "exposures">;
type Campaign = PlantedWorld["truth"]["campaigns"][number];

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
 * By how much a campaign raised the share of buyers among those whom it treated: the part of them who bought in their week
 * because a purchase was planted, and would else not have. Null where nobody was treated.
 */
export function plantedEffectOf(
  { campaignId, addedSaleIds }: Pick<Campaign, "campaignId" | "addedSaleIds">,
  { sales, exposures }: Sent,
): number | null {
  const planted = new Set(addedSaleIds);
  const treated = exposures.filter((one) => one.campaignId === campaignId && one.arm === "treated");
  const exposedAtMs = new Map(treated.map((one) => [one.customerId, one.exposedAtMs]));
  const own = new Set<string>();
  const added = new Set<string>();
  for (const { saleId, kind, customerId, soldAtMs } of sales) {
    const fromMs = customerId === null ? undefined : exposedAtMs.get(customerId);
    if (customerId === null || fromMs === undefined || kind !== "purchase") continue;
    if (soldAtMs < fromMs || soldAtMs >= fromMs + countedMs) continue;
    (planted.has(saleId) ? added : own).add(customerId);
  }
  return exposedAtMs.size === 0 ? null : added.difference(own).size / exposedAtMs.size;
}
