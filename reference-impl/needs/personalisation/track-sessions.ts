import { dayMs, minuteMs } from "#kernel/units";
import { boolean, instant, int, list, logic, optional, string } from "#model";
import type { Effects, Logic, NodeById, ValuesOf } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { kappa } from "#model/omnishop";

type TrackSessions = NodeById<typeof kappa, "processor", "track-sessions">;

const fields = {
  /** Views before the oldest of `recent`, whose positions nothing can change any more. */
  settledCount: int(),
  /** Views that a late one may still come before, in order. */
  recent: list({
    clickId: string(),
    customerId: optional(string("pseudonym")),
    productId: string(),
    occurredAtMs: instant(),
  }),
  isBot: boolean(),
  newestAtMs: instant(),
} as const;

type Session = ValuesOf<typeof fields>;
type SessionView = Session["recent"][number];

const { viewsInMinuteMax, viewsInSessionMax } = personalisationPolicy;
/** The web store gives a visitor a new session after a day at the latest. */
const sessionRestMs = dayMs;

/**
 * Puts the products that a session views in order of time, each view once, and writes them by position. What a bot views
 * is withdrawn with all of its session.
 *
 * @param allowedLatenessMs - How far behind the watermark a click may be and still count.
 */
export function trackSessions(allowedLatenessMs: number): Logic<TrackSessions, typeof fields> {
  return logic<TrackSessions>()({
    state: fields,
    initial: () => ({ settledCount: 0, recent: [], isBot: false, newestAtMs: 0 }),
    step(state, { record }, effects) {
      const { clickId, kind, customerId, productId, occurredAtMs } = record;
      const horizonMs = effects.watermarkMs - allowedLatenessMs;
      if (occurredAtMs < horizonMs) {
        effects.discard("late");
        return state;
      }
      if (state.recent.some((view) => view.clickId === clickId)) {
        effects.discard("duplicate");
        return state;
      }
      const viewCount = state.settledCount + state.recent.length;
      if (kind !== "view" || productId === null || state.isBot || viewCount >= viewsInSessionMax) {
        effects.discard("filtered");
        return state;
      }
      const settled = settledBefore(state, horizonMs);
      const added = { clickId, customerId, productId, occurredAtMs };
      const index = placeOf(settled.recent, added);
      const after = {
        ...settled,
        recent: settled.recent.toSpliced(index, 0, added),
        newestAtMs: Math.max(state.newestAtMs, occurredAtMs),
      };
      const isBot = isFasterThanAnyone(after.recent);
      write(effects, { ...after, isBot }, index);
      return isBot ? { ...after, recent: [], isBot } : after;
    },
    wakeAtMs: ({ recent, newestAtMs }) =>
      newestAtMs + (recent.length > 0 ? allowedLatenessMs + 1 : sessionRestMs),
    wake(state, { watermarkMs }) {
      if (watermarkMs >= state.newestAtMs + sessionRestMs) return null;
      return settledBefore(state, watermarkMs - allowedLatenessMs);
    },
  });
}

function settledBefore(session: Session, horizonMs: number): Session {
  const { settledCount, recent } = session;
  const keptFrom = recent.findIndex(({ occurredAtMs }) => occurredAtMs >= horizonMs);
  const moreCount = keptFrom === -1 ? recent.length : keptFrom;
  if (moreCount === 0) return session;
  return { ...session, settledCount: settledCount + moreCount, recent: recent.slice(moreCount) };
}

/** Views of one instant stand by their clicks' ids, so that the order of arrival does not show. */
function placeOf(recent: readonly SessionView[], added: SessionView): number {
  let index = recent.length;
  for (let before = recent[index - 1]; before && standsAfter(before, added); before = recent[index - 1]) {
    index -= 1;
  }
  return index;
}

function standsAfter(left: SessionView, right: SessionView): boolean {
  if (left.occurredAtMs !== right.occurredAtMs) return left.occurredAtMs > right.occurredAtMs;
  return left.clickId > right.clickId;
}

function isFasterThanAnyone(recent: readonly SessionView[]): boolean {
  return recent.some((last, index) => {
    const first = recent[index - viewsInMinuteMax];
    return first !== undefined && last.occurredAtMs - first.occurredAtMs < minuteMs;
  });
}

/** Writes the views from `index` on, whose positions are new or have shifted; of a bot one entry, which withdraws all. */
function write({ emit, key }: Effects<TrackSessions>, session: Session, index: number): void {
  const { settledCount, recent, isBot } = session;
  for (let place = index; place < (isBot ? index + 1 : recent.length); place++) {
    const view = recent[place];
    if (view === undefined) return;
    emit.items({
      sessionId: key,
      customerId: view.customerId,
      productId: view.productId,
      position: settledCount + place,
      viewedAtMs: view.occurredAtMs,
      isWithdrawn: isBot,
    });
  }
}
