import type { SourceId } from "./arrival.ts";

/** What each source sends of a hundred events in the long run; at the start of a run, counts and accounts come on top. */
export const shareBySource: Readonly<Record<SourceId, number>> = {
  "web-clicks": 0.8,
  "shop-sensors": 0.12,
  "stock-ledger": 0.04,
  tills: 0.02,
  "web-orders": 0.01,
  "social-mentions": 0.0067,
  "customer-accounts": 0.0022,
  campaigns: 0.0011,
};

export const salesSources: readonly SourceId[] = ["tills", "web-orders"];

/** Every source of OmniShop. */
export const allSources: readonly SourceId[] = [
  "web-clicks",
  "shop-sensors",
  "stock-ledger",
  ...salesSources,
  "social-mentions",
  "customer-accounts",
  "campaigns",
];

/** The part of all events that some sources send. */
export function shareOf(sources: Iterable<SourceId>): number {
  let share = 0;
  for (const sourceId of new Set(sources)) share += shareBySource[sourceId];
  return share;
}
