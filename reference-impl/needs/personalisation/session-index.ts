import { fold } from "#model";
import type { RecordOf, View } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { sessionItem } from "#model/omnishop";
import { RankedCounts } from "./ranked-counts.ts";
import { RecencyList } from "./recency-list.ts";

export type SessionItem = RecordOf<typeof sessionItem>;

/** What a session viewed, by position; "" at a position that is not known (any more). */
export type IndexedSession = {
  readonly sessionId: string;
  readonly items: string[];
  newestAtMs: number;
  /** The items that have let go of it for newer ones, among which its next view may bring it back. */
  readonly leftOutOf: string[];
  /** Whether it was dropped; the items that it viewed strike it off when they are gone through next. */
  isGone: boolean;
  /** Its neighbours in the order of the last change. */
  older: IndexedSession | null;
  newer: IndexedSession | null;
};

export type SessionIndexOptions = Readonly<{
  /** Of each item so many of the newest sessions can be asked for. */
  comparedSessionsMax: number;
  viewsOfNeighbourMax: number;
  sessionsMax: number;
}>;

/** An item, and the neighbours that viewed it, each once, in no order; some may be gone. */
type Posted = { readonly productId: string; sessions: IndexedSession[] };

/**
 * The index of a session-kNN: the items of each session, and the neighbours that viewed each item. Of the sessions it
 * keeps the `sessionsMax` that last viewed something; of an item's, twice as many as can be asked for when it drops the
 * older ones, so that some may go, and at most five times. Should more than those go, by withdrawal or by growing too
 * long, older ones that were dropped come back only with a view of their own. Whatever a session had in it goes with the
 * session, which bounds its size.
 */
export class SessionIndex {
  readonly #options: SessionIndexOptions;
  readonly #sessions = new Map<string, IndexedSession>();
  /** By their last change. */
  readonly #byChange = new RecencyList<IndexedSession>();
  /** By item; only of items that some neighbour has viewed. */
  readonly #posted = new Map<string, Posted>();
  readonly #counts = new RankedCounts();

  constructor(options: SessionIndexOptions) {
    this.#options = options;
  }

  /** How many sessions of neighbours viewed each item: each session counts once. */
  get counts(): Pick<RankedCounts, "total" | "countOf" | "ranked"> {
    return this.#counts;
  }

  /** How many sessions are known. */
  get size(): number {
    return this.#sessions.size;
  }

  /** All that are known, in the order of their last change. */
  all(): readonly IndexedSession[] {
    return [...this.#byChange];
  }

  session(sessionId: string): IndexedSession | undefined {
    return this.#sessions.get(sessionId);
  }

  put({ sessionId, productId, position, viewedAtMs, isWithdrawn }: SessionItem): void {
    const known = this.#sessions.get(sessionId);
    if (isWithdrawn) {
      if (known) this.#drop(known);
      return;
    }
    const session = known ?? newSession(sessionId);
    if (!known) this.#sessions.set(sessionId, session);
    session.newestAtMs = Math.max(session.newestAtMs, viewedAtMs);
    this.#byChange.touch(session);
    this.#view(session, { productId, position });
    const { oldest } = this.#byChange;
    if (oldest && this.#sessions.size > this.#options.sessionsMax) this.#drop(oldest);
  }

  /** The newest sessions that viewed an item, the newest first; at most `limit` of them, `except` left out. */
  sessionsOf(
    item: string,
    { limit, except }: Readonly<{ limit: number; except: string | null }>,
  ): readonly IndexedSession[] {
    const posted = this.#posted.get(item);
    if (posted === undefined) return [];
    // Kept in this order, they are nearly sorted when they are asked for again.
    posted.sessions = posted.sessions.filter(({ isGone }) => !isGone).toSorted(byRecency);
    return posted.sessions.filter(({ sessionId }) => sessionId !== except).slice(0, limit);
  }

  /** Only what changes is counted anew: a session is longer than most of its changes. */
  #view(
    session: IndexedSession,
    { productId, position }: Readonly<{ productId: string; position: number }>,
  ): void {
    const { items, leftOutOf } = session;
    if (Math.max(position + 1, items.length) > this.#options.viewsOfNeighbourMax) {
      this.#uncountAll(session);
      place(items, this.#posted.get(productId)?.productId ?? productId, position);
      return;
    }
    const replaced = items[position] ?? "";
    const counted = productId === "" ? "" : items[items.indexOf(productId)];
    place(items, counted ?? this.#count(productId, session), position);
    if (replaced !== "" && !items.includes(replaced)) this.#uncount(replaced, session);
    if (leftOutOf.length === 0) return;
    for (const item of leftOutOf.splice(0)) this.#post(this.#postedOf(item), session);
  }

  /** Notes that a session viewed an item which it had not viewed; gives the item's id as the index keeps it, once. */
  #count(item: string, session: IndexedSession): string {
    const posted = this.#postedOf(item);
    this.#counts.increment(posted.productId);
    this.#post(posted, session);
    return posted.productId;
  }

  #postedOf(item: string): Posted {
    const posted = this.#posted.get(item) ?? { productId: item, sessions: [] };
    if (posted.sessions.length === 0) this.#posted.set(posted.productId, posted);
    return posted;
  }

  #post(posted: Posted, session: IndexedSession): void {
    const { comparedSessionsMax } = this.#options;
    posted.sessions.push(session);
    if (posted.sessions.length <= 5 * comparedSessionsMax) return;
    posted.sessions = posted.sessions.filter(({ isGone }) => !isGone);
    if (posted.sessions.length <= 4 * comparedSessionsMax) return;
    const newestFirst = posted.sessions.toSorted(byRecency);
    posted.sessions = newestFirst.slice(0, 2 * comparedSessionsMax);
    for (let rank = posted.sessions.length; rank < newestFirst.length; rank++) {
      newestFirst[rank]?.leftOutOf.push(posted.productId);
    }
  }

  #uncount(item: string, session: IndexedSession): void {
    const { leftOutOf } = session;
    const index = leftOutOf.indexOf(item);
    if (index === -1) {
      const sessions = this.#posted.get(item)?.sessions ?? [];
      sessions.splice(sessions.indexOf(session), 1);
    } else {
      leftOutOf.splice(index, 1);
    }
    this.#countDown(item);
  }

  #countDown(item: string): void {
    this.#counts.decrement(item);
    if (this.#counts.countOf(item) === 0) this.#posted.delete(item);
  }

  #uncountAll(session: IndexedSession): void {
    if (session.items.length > this.#options.viewsOfNeighbourMax) return;
    for (const item of itemsOf(session)) this.#uncount(item, session);
  }

  /** Its items are not gone through for it: looking for it in each would cost more than all else. */
  #drop(session: IndexedSession): void {
    const gone = session;
    gone.isGone = true;
    if (session.items.length <= this.#options.viewsOfNeighbourMax) {
      for (const item of itemsOf(session)) this.#countDown(item);
    }
    this.#byChange.remove(session);
    this.#sessions.delete(session.sessionId);
  }
}

function newSession(sessionId: string): IndexedSession {
  return {
    sessionId,
    items: [],
    newestAtMs: -Infinity,
    leftOutOf: [],
    isGone: false,
    older: null,
    newer: null,
  };
}

function place(items: string[], item: string, position: number): void {
  while (items.length < position) items.push("");
  items[position] = item;
}

/** The items that a session viewed, each once. */
export function itemsOf({ items }: IndexedSession): ReadonlySet<string> {
  const distinct = new Set(items);
  distinct.delete("");
  return distinct;
}

/** Sessions of one instant stand by their ids, so that the order of arrival does not show. */
function byRecency(left: IndexedSession, right: IndexedSession): number {
  return right.newestAtMs - left.newestAtMs || (left.sessionId > right.sessionId ? -1 : 1);
}

/** Keeps the index of OmniShop's sessions. */
export const sessionsFold = fold<View<string, typeof sessionItem>>()({
  empty: (): SessionIndex => new SessionIndex(personalisationPolicy.recommender),
  apply(index, change) {
    index.put(change);
    return index;
  },
});
