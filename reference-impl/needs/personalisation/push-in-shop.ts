import { dayOfWeek, formatIsoDate } from "#kernel/civil-time";
import { businessDay, localParts } from "#kernel/time-zone";
import { dayMs } from "#kernel/units";
import { boolean, instant, int, list, logic, string } from "#model";
import type { Effects, Logic, NodeById, RecordOf, ValuesOf } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { click, customerChange, kappa, sensorReading } from "#model/omnishop";

type PushInShop = NodeById<typeof kappa, "processor", "push-in-shop">;

const fields = {
  /** Of the newest change of the account; none is known while `changeId` is empty. */
  hasConsent: boolean(),
  changedAtMs: instant(),
  changeId: string(),
  /** When each product was viewed last, the newest first. */
  views: list({ productId: string(), viewedAtMs: instant() }),
  /** What was pushed, and on which business day, the newest last. */
  pushed: list({ productId: string(), day: int() }),
} as const;

type Customer = ValuesOf<typeof fields>;

const { viewedWithinDays, opensAtHour, closesAtHour } = personalisationPolicy.push;
const keepViewsMs = viewedWithinDays * dayMs;
const viewsMax = 20;
/** One a day at most: more than a year of them, in which no product comes twice. */
const pushedMax = 400;
const sunday = 7;

/**
 * Recalls a product that a customer viewed lately when a beacon meets the customer's phone in an open shop, if the
 * customer allows it: once a day at most, and never the same product twice. It decides at once, from what it knows then.
 *
 * @param allowedLatenessMs - How far behind the watermark a contact may be: later, the customer has left. Views count as
 * long as they are fresh enough to be recalled, and a change of consent is never too late.
 */
export function pushInShop(allowedLatenessMs: number): Logic<PushInShop, typeof fields> {
  return logic<PushInShop>()({
    state: fields,
    initial: () => ({ hasConsent: false, changedAtMs: 0, changeId: "", views: [], pushed: [] }),
    step(state, input, effects) {
      switch (input.port) {
        case "consents":
          return withChange(state, input.record, effects);
        case "views":
          return withView(state, input.record, effects);
        case "beacons":
          if (input.record.measuredAtMs < effects.watermarkMs - allowedLatenessMs) {
            effects.discard("late");
            return state;
          }
          return withContact(state, input.record, effects);
      }
    },
    wakeAtMs: ({ views: [newest] }) => (newest === undefined ? null : newest.viewedAtMs + keepViewsMs + 1),
    wake: (state) => (state.changeId === "" ? null : { ...state, views: [] }),
  });
}

/** The newest change counts, whatever the order of arrival; an erased customer is forgotten but for the refusal. */
function withChange(
  state: Customer,
  { changeId, changedAtMs, kind, hasPushConsent }: RecordOf<typeof customerChange>,
  { discard }: Effects<PushInShop>,
): Customer {
  const isNewer =
    changedAtMs > state.changedAtMs || (changedAtMs === state.changedAtMs && changeId > state.changeId);
  if (!isNewer) {
    discard(changeId === state.changeId ? "duplicate" : "filtered");
    return state;
  }
  const hasConsent = hasPushConsent && (kind === "created" || kind === "changed");
  const kept = kind === "erased" ? { views: [], pushed: [] } : { views: state.views, pushed: state.pushed };
  return { hasConsent, changedAtMs, changeId, ...kept };
}

function withView(
  state: Customer,
  { kind, productId, occurredAtMs }: RecordOf<typeof click>,
  { discard, watermarkMs }: Effects<PushInShop>,
): Customer {
  if (kind !== "view" || productId === null) {
    discard("filtered");
    return state;
  }
  if (occurredAtMs < watermarkMs - keepViewsMs) {
    discard("late");
    return state;
  }
  const known = state.views.find((view) => view.productId === productId);
  if (known !== undefined && known.viewedAtMs >= occurredAtMs) {
    discard(known.viewedAtMs === occurredAtMs ? "duplicate" : "filtered");
    return state;
  }
  const views = withNewest(state.views, { known, added: { productId, viewedAtMs: occurredAtMs } });
  return { ...state, views };
}

type Views = Customer["views"];
type View = Views[number];

/** The views with one more, in place of what was known of its product. */
function withNewest(
  views: Views,
  { known, added }: Readonly<{ known: View | undefined; added: View }>,
): Views {
  const others = known === undefined ? views : views.filter((view) => view !== known);
  const before = others.findIndex((view) => isBefore(added, view));
  const all = others.toSpliced(before === -1 ? others.length : before, 0, added);
  return all.length > viewsMax ? all.slice(0, viewsMax) : all;
}

/** Views of one instant stand by their products, so that the order of arrival does not show. */
function isBefore(left: View, right: View): boolean {
  if (left.viewedAtMs !== right.viewedAtMs) return left.viewedAtMs > right.viewedAtMs;
  return left.productId < right.productId;
}

function withContact(
  state: Customer,
  { kind, placeId, measuredAtMs }: RecordOf<typeof sensorReading>,
  { discard, emit, key }: Effects<PushInShop>,
): Customer {
  if (kind !== "beacon") {
    discard("filtered");
    return state;
  }
  const { hasConsent, changedAtMs, views, pushed } = state;
  const day = businessDay(measuredAtMs, "Europe/Paris");
  if (!hasConsent || changedAtMs > measuredAtMs || !isOpen(measuredAtMs)) return state;
  if (pushed.some((push) => push.day === day)) return state;
  const recalled = views.find(
    ({ productId, viewedAtMs }) =>
      viewedAtMs <= measuredAtMs &&
      viewedAtMs >= measuredAtMs - keepViewsMs &&
      !pushed.some((push) => push.productId === productId),
  );
  if (recalled === undefined) return state;
  const { productId } = recalled;
  emit.pushes({
    pushId: `${key}/${formatIsoDate(day)}`,
    customerId: key,
    placeId,
    productId,
    reason: "viewed-lately",
    decidedAtMs: measuredAtMs,
  });
  return { ...state, pushed: [...pushed, { productId, day }].slice(-pushedMax) };
}

function isOpen(instantMs: number): boolean {
  const { hour } = localParts(instantMs, "Europe/Paris");
  return (
    dayOfWeek(businessDay(instantMs, "Europe/Paris")) !== sunday && hour >= opensAtHour && hour < closesAtHour
  );
}
