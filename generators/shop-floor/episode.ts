import { minuteMs, secondMs } from "#kernel/units";
import { shopDemand } from "../run/demand.ts";
import type { Run } from "../run/run.ts";

/** How long a sensor is silent, repeats itself, or a shop's gateway keeps what it cannot send: drawn evenly. */
export const episodeMs = {
  silent: { min: 10 * minuteMs, max: 40 * minuteMs },
  stuck: { min: 60 * minuteMs, max: 240 * minuteMs },
  cut: { min: 20 * minuteMs, max: 60 * minuteMs },
} as const;

/** How likely a reading is the first of an episode. */
export type EpisodeChance = Readonly<Record<keyof typeof episodeMs, number>>;

/** How likely episodes must begin, so that they take the asked shares of all readings. */
export function episodeChanceOf(
  { world, traps, ratePerSecond }: Run,
  { readingsPerEvent, sensorsPerShop }: Readonly<{ readingsPerEvent: number; sensorsPerShop: number }>,
): EpisodeChance {
  const { dropped, stuck, delayed } = traps.shopFloor;
  const openShare = shopDemand.filter((busy) => busy > 0).length / shopDemand.length;
  const perShopMs = (ratePerSecond() * readingsPerEvent) / openShare / secondMs / world.shops.length;
  const perSensorMs = perShopMs / sensorsPerShop;
  return {
    silent: chanceToBegin("silent", { share: dropped, readingsPerMs: perSensorMs }),
    stuck: chanceToBegin("stuck", { share: stuck, readingsPerMs: perSensorMs }),
    cut: chanceToBegin("cut", { share: delayed, readingsPerMs: perShopMs }),
  };
}

function chanceToBegin(
  kind: keyof typeof episodeMs,
  { share, readingsPerMs }: Readonly<{ share: number; readingsPerMs: number }>,
): number {
  const { min, max } = episodeMs[kind];
  const readings = Math.max(1, ((min + max) / 2) * readingsPerMs);
  return share / (share + (1 - share) * readings);
}
