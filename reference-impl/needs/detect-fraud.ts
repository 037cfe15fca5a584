import { dayMs, minuteMs } from "#kernel/units";
import { boolean, instant, int, list, logic, money, string } from "#model";
import type { Logic, NodeById, ValuesOf } from "#model";
import type { kappa } from "#model/omnishop";

type DetectFraud = NodeById<typeof kappa, "processor", "detect-fraud">;

/** The rules' bounds. A card is rarely used four times in ten minutes, or in two shops within twenty by its owner. */
const fraudBounds = {
  burstPurchases: 4,
  burstWithinMs: 10 * minuteMs,
  travelWithinMs: 20 * minuteMs,
  unusualTimesMean: 6,
  habitPurchases: 5,
  /** A card not used for so long begins anew. */
  forgetAfterMs: 30 * dayMs,
} as const;

const state = {
  recent: list({ saleId: string(), placeId: string(), inShop: boolean(), soldAtMs: instant() }),
  purchases: int(),
  spentMinor: money(),
  lastSeenMs: instant(),
};
type Card = ValuesOf<typeof state>;

type Purchase = Readonly<{
  saleId: string;
  placeId: string;
  inShop: boolean;
  soldAtMs: number;
  totalMinor: number;
}>;
type Reason = "burst" | "impossible-travel" | "unusual-amount";

/** The first rule that a purchase breaks, given what the card did before; null where it breaks none. */
function reasonOf(card: Card, purchase: Purchase): Reason | null {
  const apart = (other: Readonly<{ soldAtMs: number }>): number =>
    Math.abs(other.soldAtMs - purchase.soldAtMs);
  const near = card.recent.filter((other) => apart(other) <= fraudBounds.burstWithinMs);
  if (near.length + 1 >= fraudBounds.burstPurchases) return "burst";
  const elsewhere = card.recent.some(
    (other) =>
      other.inShop &&
      purchase.inShop &&
      other.placeId !== purchase.placeId &&
      apart(other) <= fraudBounds.travelWithinMs,
  );
  if (elsewhere) return "impossible-travel";
  const meanMinor = card.spentMinor / card.purchases;
  const unusual =
    card.purchases >= fraudBounds.habitPurchases &&
    purchase.totalMinor > fraudBounds.unusualTimesMean * meanMinor;
  return unusual ? "unusual-amount" : null;
}

/** Holds each purchase against what its card did just before and does usually. Distances between shops are not known. */
export function createDetectFraud(allowedLatenessMs: number): Logic<DetectFraud, typeof state> {
  return logic<DetectFraud>()({
    state,
    initial: () => ({ recent: [], purchases: 0, spentMinor: 0, lastSeenMs: 0 }),
    step: (card, { record }, { emit, discard, watermarkMs, key }) => {
      const { saleId, placeId, channel, soldAtMs, totalMinor, currency } = record;
      if (record.kind === "refund") {
        discard("filtered");
        return card;
      }
      if (soldAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return card;
      }
      if (card.recent.some((other) => other.saleId === saleId)) {
        discard("duplicate");
        return card;
      }
      const purchase = { saleId, placeId, inShop: channel === "shop", soldAtMs, totalMinor };
      const reason = reasonOf(card, purchase);
      if (reason) {
        const alert = { saleId, paymentToken: key, reason, currency, amountMinor: totalMinor, soldAtMs };
        emit.alerts(alert);
        emit.open(alert);
      }
      const horizonMs = watermarkMs - allowedLatenessMs - fraudBounds.travelWithinMs;
      return {
        recent: [
          ...card.recent.filter((other) => other.soldAtMs >= horizonMs),
          { saleId, placeId, inShop: purchase.inShop, soldAtMs },
        ],
        purchases: card.purchases + 1,
        spentMinor: card.spentMinor + totalMinor,
        lastSeenMs: Math.max(card.lastSeenMs, soldAtMs),
      };
    },
    wakeAtMs: ({ lastSeenMs }) => (lastSeenMs === 0 ? null : lastSeenMs + fraudBounds.forgetAfterMs),
    wake: () => null,
  });
}
