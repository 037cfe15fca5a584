import { dayMs, minuteMs, secondMs } from "#kernel/units";
import type { SourceId } from "./arrival.ts";
import { allSources, shareBySource, shareOf } from "./proportions.ts";
import type { WorldSize } from "./world.ts";

/** Assumed: a customer buys every six days on average, a shop sells thirty receipts a day at least, a product two. */
const daysBetweenPurchases = 6;
const receiptsPerShopDaily = 30;
const receiptsPerProductDaily = 2;
/** Who has bought rests for half an hour: there must be others who buy meanwhile. */
const restMs = 30 * minuteMs;
const restingShareMax = 0.5;

/** The size of a world that can make so many events per second of some sources: 45 shops and 1,200 products at most. */
export function worldSizeFor(
  options: Readonly<{ ratePerSecond: number; sources?: readonly SourceId[] }>,
): WorldSize {
  const { ratePerSecond, sources = allSources } = options;
  const receiptShare = shareBySource.tills + shareBySource["web-orders"];
  const receiptsPerMs = ((ratePerSecond / shareOf(sources)) * receiptShare) / secondMs;
  const receiptsDaily = receiptsPerMs * dayMs;
  return {
    shops: within(receiptsDaily / receiptsPerShopDaily, { min: 4, max: 45 }),
    products: within(receiptsDaily / receiptsPerProductDaily, { min: 60, max: 1_200 }),
    customers: Math.max(
      within(receiptsDaily * daysBetweenPurchases, { min: 300, max: 200_000 }),
      Math.ceil((receiptsPerMs * restMs) / restingShareMax),
    ),
  };
}

function within(value: number, { min, max }: Readonly<{ min: number; max: number }>): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
