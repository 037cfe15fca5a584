import { ln } from "#kernel/portable-math";
import { itemsOf } from "./session-index.ts";
import type { IndexedSession, SessionIndex } from "./session-index.ts";

export type RecommenderOptions = Readonly<{
  comparedSessionsMax: number;
  neighboursMax: number;
  lastItemsMax: number;
}>;

/** What a visitor has viewed so far, the newest last; `sessionId` is left out of its own neighbours. */
export type Evolving = Readonly<{ sessionId: string | null; items: readonly string[] }>;
export type Scored = Readonly<{ productId: string; score: number }>;
type Neighbour = Readonly<{ session: IndexedSession; similarity: number }>;

/** The older the newest item that is shared, the less a neighbour's items weigh; from the tenth on nothing. */
const weightLostPerPosition = 0.1;

/**
 * Scores the items of the sessions that are most like a visitor's, the best first; the item at hand is left out.
 *
 * Source: VMIS-kNN, B. Kersbergen et al., Serenade, SIGMOD 2022: of the newest sessions that share one of the last items,
 * those whose shared items weigh most by recency; an item weighs less the more sessions have it.
 */
export function recommend(
  index: SessionIndex,
  evolving: Evolving,
  options: RecommenderOptions,
): readonly Scored[] {
  const last = lastItemsOf(evolving.items, options.lastItemsMax);
  const scores = new Map<string, number>();
  for (const { session, similarity } of neighboursOf(index, { ...evolving, last }, options)) {
    const items = itemsOf(session);
    const position = last.findIndex((item) => items.has(item)) + 1;
    const weight = Math.max(0, 1 - weightLostPerPosition * position) * similarity;
    for (const item of items) {
      if (item === last[0]) continue;
      const rarity = ln(index.counts.total / index.counts.countOf(item));
      scores.set(item, (scores.get(item) ?? 0) + weight * rarity);
    }
  }
  return Array.from(scores, ([productId, score]) => ({ productId, score })).toSorted(
    (a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1),
  );
}

/** The last items, the newest first, each once. */
function lastItemsOf(items: readonly string[], max: number): readonly string[] {
  const last = new Set(
    items
      .filter((item) => item !== "")
      .slice(-max)
      .toReversed(),
  );
  return [...last];
}

function neighboursOf(
  index: SessionIndex,
  { sessionId, last }: Readonly<{ sessionId: string | null; last: readonly string[] }>,
  { comparedSessionsMax, neighboursMax }: RecommenderOptions,
): readonly Neighbour[] {
  const similarities = new Map<IndexedSession, number>();
  for (const [age, item] of last.entries()) {
    const weight = (last.length - age) / last.length;
    for (const session of index.sessionsOf(item, { limit: comparedSessionsMax, except: sessionId })) {
      similarities.set(session, (similarities.get(session) ?? 0) + weight);
    }
  }
  const shared = Array.from(similarities, ([session, similarity]) => ({ session, similarity }));
  const compared =
    shared.length <= comparedSessionsMax ? shared : shared.toSorted(byRecency).slice(0, comparedSessionsMax);
  return compared.toSorted((a, b) => b.similarity - a.similarity || byRecency(a, b)).slice(0, neighboursMax);
}

function byRecency({ session: a }: Neighbour, { session: b }: Neighbour): number {
  return b.newestAtMs - a.newestAtMs || (a.sessionId > b.sessionId ? -1 : 1);
}
