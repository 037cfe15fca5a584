import { kappa } from "#model/omnishop";
import type { Arrival } from "#generators";
import { shownBy } from "#reference-impl";
import type { Pipeline } from "#reference-impl";

/**
 * What of a plan each need waits for, by its place among the arrivals. Whether a purchase raises an alert only the alerts
 * can say; each view of a product, each exposure and each movement must come to be shown.
 */
export type AwaitedArrivals = Readonly<{
  alerts: readonly number[];
  clicks: readonly AwaitedArrival[];
  exposures: readonly AwaitedArrival[];
  movements: readonly AwaitedArrival[];
}>;

export type AwaitedArrival = Readonly<{ index: number; isShown: boolean }>;

/** Looks up in Kappa's views, once all is worked off, which arrivals raised an alert, and which of the others are shown. */
export function findAwaited(views: Pipeline["views"], arrivals: readonly Arrival[]): AwaitedArrivals {
  const shown = shownBy(views, kappa);
  const alerted = new Set(shown.alerts().map(({ saleId }) => saleId));
  const sessions = new Map(shown.sessions().map(({ sessionId, items }) => [sessionId, new Set(items)]));
  const parts = new Set(
    shown.outcomes().map(({ campaignId, customerId }) => partOf({ campaignId, customerId })),
  );
  const levels = new Set(shown.stockLevels().map(({ skuLocationId }) => skuLocationId));
  const found = {
    alerts: new Array<number>(),
    clicks: new Array<AwaitedArrival>(),
    exposures: new Array<AwaitedArrival>(),
    movements: new Array<AwaitedArrival>(),
  };
  for (const [index, arrival] of arrivals.entries()) {
    if (arrival.fault !== null) continue;
    switch (arrival.sourceId) {
      case "tills":
      case "web-orders":
        if (alerted.has(arrival.value.saleId)) found.alerts.push(index);
        break;
      case "web-clicks": {
        const { kind, productId, sessionId } = arrival.value;
        if (kind !== "view" || productId === null) break;
        found.clicks.push({ index, isShown: sessions.get(sessionId)?.has(productId) ?? false });
        break;
      }
      case "campaigns":
        found.exposures.push({ index, isShown: parts.has(partOf(arrival.value)) });
        break;
      case "stock-ledger":
        found.movements.push({ index, isShown: levels.has(arrival.value.skuLocationId) });
        break;
      case "customer-accounts":
      case "social-mentions":
      case "shop-sensors":
        break;
    }
  }
  return found;
}

function partOf(part: Readonly<{ campaignId: string; customerId: string }>): string {
  return `${part.campaignId}|${part.customerId}`;
}
