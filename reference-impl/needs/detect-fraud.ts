import { dayMs, minuteMs } from "#kernel/units";
import { boolean, choice, instant, int, list, logic, money, optional, string } from "#model";
import type { Effects, Logic, NodeById, RecordOf, ValuesOf } from "#model";
import type { fraudAlert, kappa, sale } from "#model/omnishop";

type DetectFraud = NodeById<typeof kappa, "processor", "detect-fraud">;

/** A customer seldom pays more than three times in ten minutes; a stolen card is emptied fast, before it is blocked. */
const burstWindowMs = 10 * minuteMs;
const burstPurchasesMin = 4;
/** Distances between shops are not in the data: any two shops count as too far apart for twenty minutes. */
const travelWindowMs = 20 * minuteMs;
/** Six times the mean is beyond an ordinary big purchase; a mean of fewer than five purchases is no habit yet. */
const unusualRatio = 6;
const habitPurchasesMin = 5;
/** More purchases than this within the windows and the lateness are a burst many times over: the oldest go. */
const recentPurchasesMax = 64;
/** A card that rested for a month begins its habit anew, which bounds how many cards are remembered. */
const habitRetentionMs = 30 * dayMs;

const inCurrency = choice(["EUR", "GBP"]);
const fields = {
  /** Purchases that may still take part in a window, in the order of time. */
  recent: list({
    saleId: string(),
    /** Null for a purchase in the web store, which no one travels to. */
    shopId: optional(string()),
    currency: inCurrency,
    amountMinor: money(),
    soldAtMs: instant(),
    isAlerted: boolean(),
  }),
  /** What was bought so far, a row a currency. */
  habits: list({ currency: inCurrency, purchaseCount: int(), totalMinor: money() }),
  newestSoldAtMs: instant(),
} as const;

type CardState = ValuesOf<typeof fields>;
type Purchase = CardState["recent"][number];
type Reason = RecordOf<typeof fraudAlert>["reason"];

/**
 * Watches the purchases of a payment token and alerts once a sale, with the first reason that holds. Burst and
 * travel go by event time, so that arrival order does not matter: a purchase that comes late may alert on one sold after
 * it. The habit is what was seen when the purchase came.
 *
 * @param allowedLatenessMs - How far behind the watermark a purchase may be and still count.
 */
export function detectFraud(allowedLatenessMs: number): Logic<DetectFraud, typeof fields> {
  const keepMs = allowedLatenessMs + Math.max(burstWindowMs, travelWindowMs);
  return logic<DetectFraud>()({
    state: fields,
    initial: () => ({ recent: [], habits: [], newestSoldAtMs: 0 }),
    step(state, { record }, effects) {
      const refused = fateOf(state, record, effects.watermarkMs - allowedLatenessMs);
      if (refused !== null) {
        effects.discard(refused);
        return state.newestSoldAtMs === 0 ? null : state;
      }
      const added = purchaseOf(record);
      const kept = state.recent.filter(({ soldAtMs }) => soldAtMs >= effects.watermarkMs - keepMs);
      const isUnusual = isFarAboveHabit(state, added);
      const recent = inTimeOrder([...kept, added]).slice(-recentPurchasesMax);
      const alerted = new Set<Purchase>();
      for (const purchase of recent) {
        if (purchase.isAlerted || purchase.soldAtMs < added.soldAtMs) continue;
        const reason = reasonOf(purchase, { recent, isUnusual: isUnusual && purchase === added });
        if (reason === null) continue;
        alert(effects, purchase, reason);
        alerted.add(purchase);
      }
      return {
        recent: recent.map((purchase) => (alerted.has(purchase) ? asAlerted(purchase) : purchase)),
        habits: withPurchase(state.habits, added),
        newestSoldAtMs: Math.max(state.newestSoldAtMs, added.soldAtMs),
      };
    },
    wakeAtMs({ recent, newestSoldAtMs }) {
      if (newestSoldAtMs === 0) return null;
      return newestSoldAtMs + (recent.length > 0 ? keepMs + 1 : habitRetentionMs);
    },
    wake(state, { watermarkMs }) {
      return watermarkMs >= state.newestSoldAtMs + habitRetentionMs ? null : { ...state, recent: [] };
    },
  });
}

function fateOf(
  { recent }: CardState,
  { kind, paymentToken, saleId, soldAtMs }: RecordOf<typeof sale>,
  oldestMs: number,
): "late" | "duplicate" | "filtered" | null {
  if (kind !== "purchase" || paymentToken === null) return "filtered";
  if (soldAtMs < oldestMs) return "late";
  return recent.some((purchase) => purchase.saleId === saleId) ? "duplicate" : null;
}

function purchaseOf(record: RecordOf<typeof sale>): Purchase {
  const { saleId, channel, placeId, currency, totalMinor, soldAtMs } = record;
  const shopId = channel === "shop" ? placeId : null;
  return { saleId, shopId, currency, amountMinor: totalMinor, soldAtMs, isAlerted: false };
}

function asAlerted(purchase: Purchase): Purchase {
  return { ...purchase, isAlerted: true };
}

function inTimeOrder(purchases: readonly Purchase[]): readonly Purchase[] {
  return purchases.toSorted((a, b) => a.soldAtMs - b.soldAtMs);
}

function reasonOf(
  purchase: Purchase,
  { recent, isUnusual }: Readonly<{ recent: readonly Purchase[]; isUnusual: boolean }>,
): Reason | null {
  const within = (windowMs: number): readonly Purchase[] =>
    recent.filter(
      ({ soldAtMs }) => soldAtMs <= purchase.soldAtMs && soldAtMs >= purchase.soldAtMs - windowMs,
    );
  if (within(burstWindowMs).length >= burstPurchasesMin) return "burst";
  const { shopId } = purchase;
  const isElsewhere = (other: Purchase): boolean => other.shopId !== null && other.shopId !== shopId;
  if (shopId !== null && within(travelWindowMs).some(isElsewhere)) return "impossible-travel";
  return isUnusual ? "unusual-amount" : null;
}

/** Compares with the mean by products of integers, so that nothing is rounded. */
function isFarAboveHabit({ habits }: CardState, { currency, amountMinor }: Purchase): boolean {
  const habit = habits.find((row) => row.currency === currency);
  if (habit === undefined || habit.purchaseCount < habitPurchasesMin) return false;
  return amountMinor * habit.purchaseCount > unusualRatio * habit.totalMinor;
}

function withPurchase(habits: CardState["habits"], { currency, amountMinor }: Purchase): CardState["habits"] {
  const habit = habits.find((row) => row.currency === currency);
  const grown = {
    currency,
    purchaseCount: (habit?.purchaseCount ?? 0) + 1,
    totalMinor: (habit?.totalMinor ?? 0) + amountMinor,
  };
  return [...habits.filter((row) => row !== habit), grown];
}

function alert({ emit, key }: Effects<DetectFraud>, purchase: Purchase, reason: Reason): void {
  const { saleId, currency, amountMinor, soldAtMs } = purchase;
  const raised = { saleId, paymentToken: key, reason, currency, amountMinor, soldAtMs };
  emit.alerts(raised);
  emit.open(raised);
}
