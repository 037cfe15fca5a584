import { fold } from "#model";
import type { RecordOf, View } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { sessionItem } from "#model/omnishop";
import { RankedCounts } from "./ranked-counts.ts";

export type SessionItem = RecordOf<typeof sessionItem>;

/** What a session viewed, by position; "" at a position that is not known (any more). */
export type IndexedSession = {
  readonly sessionId: string;
  readonly items: string[];
  readonly viewedAtMs: number[];
  newestAtMs: number;
};

export type SessionIndexOptions = Readonly<{
  /** Of each item so many of the newest sessions can be asked for. */
  comparedSessionsMax: number;
  viewsOfNeighbourMax: number;
  sessionsMax: number;
}>;

/** That a session which viewed an item was at `atMs` at its newest; stale once it has viewed more. */
type Posting = Readonly<{ session: IndexedSession; atMs: number }>;

/**
 * The index of a session-kNN: the items of each session, and the sessions of each item by recency. Of the sessions it
 * keeps those that last viewed something; of an item's, twice as many as can be asked for, so that some may go.
 */
export class SessionIndex {
  readonly #options: SessionIndexOptions;
  /** In the order of their last change. */
  readonly #sessions = new Map<string, IndexedSession>();
  /** By item, the oldest first. */
  readonly #postings = new Map<string, Posting[]>();
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
    return [...this.#sessions.values()];
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
    const session = known ?? { sessionId, items: [], viewedAtMs: [], newestAtMs: -Infinity };
    this.#count(session, "down");
    while (session.items.length < position) {
      session.items.push("");
      session.viewedAtMs.push(-Infinity);
    }
    session.items[position] = productId;
    session.viewedAtMs[position] = viewedAtMs;
    session.newestAtMs = Math.max(...session.viewedAtMs);
    this.#sessions.delete(sessionId);
    this.#sessions.set(sessionId, session);
    this.#count(session, "up");
    if (this.#isNeighbour(session)) for (const item of itemsOf(session)) this.#post(item, session);
    if (this.#sessions.size > this.#options.sessionsMax) {
      for (const oldest of this.#sessions.values()) {
        this.#drop(oldest);
        break;
      }
    }
  }

  /** The newest sessions that viewed an item, the newest first; at most `limit` of them, `except` left out. */
  sessionsOf(
    item: string,
    { limit, except }: Readonly<{ limit: number; except: string | null }>,
  ): readonly IndexedSession[] {
    const postings = this.#postings.get(item) ?? [];
    const found = new Set<IndexedSession>();
    for (let index = postings.length - 1; index >= 0 && found.size < limit; index--) {
      const posting = postings[index];
      if (posting && posting.session.sessionId !== except && this.#isLive(posting)) {
        found.add(posting.session);
      }
    }
    return [...found];
  }

  #post(item: string, session: IndexedSession): void {
    const { comparedSessionsMax } = this.#options;
    const postings = this.#postings.get(item) ?? [];
    const added = { session, atMs: session.newestAtMs };
    let index = postings.length;
    for (let before = postings[index - 1]; before && isNewer(before, added); before = postings[index - 1]) {
      index -= 1;
    }
    postings.splice(index, 0, added);
    this.#postings.set(item, postings.length > 4 * comparedSessionsMax ? this.#live(postings) : postings);
  }

  #live(postings: readonly Posting[]): Posting[] {
    const kept = new Map<IndexedSession, Posting>();
    const keptMax = 2 * this.#options.comparedSessionsMax;
    for (let index = postings.length - 1; index >= 0 && kept.size < keptMax; index--) {
      const posting = postings[index];
      if (posting && this.#isLive(posting)) kept.set(posting.session, posting);
    }
    return [...kept.values()].toReversed();
  }

  #isLive({ session, atMs }: Posting): boolean {
    return session.newestAtMs === atMs && this.#isNeighbour(session);
  }

  #isNeighbour({ items }: IndexedSession): boolean {
    return items.length > 0 && items.length <= this.#options.viewsOfNeighbourMax;
  }

  #count(session: IndexedSession, how: "up" | "down"): void {
    if (!this.#isNeighbour(session)) return;
    for (const item of itemsOf(session)) {
      if (how === "up") this.#counts.increment(item);
      else this.#counts.decrement(item);
    }
  }

  #drop(session: IndexedSession): void {
    this.#count(session, "down");
    this.#sessions.delete(session.sessionId);
    session.items.length = 0;
    session.viewedAtMs.length = 0;
    // No posting of it is live any more.
    session.newestAtMs = -Infinity;
  }
}

/** The items that a session viewed, each once. */
export function itemsOf({ items }: IndexedSession): ReadonlySet<string> {
  const distinct = new Set(items);
  distinct.delete("");
  return distinct;
}

/** Sessions of one instant stand by their ids, so that the order of arrival does not show. */
function isNewer(
  left: Readonly<{ atMs: number; session: IndexedSession }>,
  right: Readonly<{ atMs: number; session: IndexedSession }>,
): boolean {
  if (left.atMs !== right.atMs) return left.atMs > right.atMs;
  return left.session.sessionId > right.session.sessionId;
}

/** Keeps the index of OmniShop's sessions. */
export const sessionsFold = fold<View<string, typeof sessionItem>>()({
  empty: (): SessionIndex => new SessionIndex(personalisationPolicy.recommender),
  apply(index, change) {
    index.put(change);
    return index;
  },
});
