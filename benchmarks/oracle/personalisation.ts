import type { RecordOf } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { click } from "#model/omnishop";

type Click = RecordOf<typeof click>;

/** What a session viewed, in order. */
export type ExpectedSession = Readonly<{
  sessionId: string;
  items: readonly string[];
  newestAtMs: number;
}>;

const minuteMs = 60_000;

/**
 * Gives the sessions by id, each click once, without those of bots.
 *
 * @param counting - Where in the arrival order the clicks stand that count; all of them if left out.
 */
export function expectedSessions(
  offered: readonly Click[],
  { counting }: Readonly<{ counting?: ReadonlySet<number> }> = {},
): readonly ExpectedSession[] {
  const views = new Map<string, Map<string, Click>>();
  for (const [position, record] of offered.entries()) {
    if (counting !== undefined && !counting.has(position)) continue;
    if (record.kind !== "view" || record.productId === null) continue;
    const own = views.get(record.sessionId) ?? new Map<string, Click>();
    views.set(record.sessionId, own.set(record.clickId, record));
  }
  const sessions: ExpectedSession[] = [];
  for (const sessionId of [...views.keys()].toSorted()) {
    const ordered = [...(views.get(sessionId)?.values() ?? [])].toSorted(
      (a, b) => a.occurredAtMs - b.occurredAtMs || (a.clickId < b.clickId ? -1 : 1),
    );
    let isBot = false;
    for (const first of ordered) {
      let countInMinute = 0;
      for (const { occurredAtMs } of ordered) {
        const afterMs = occurredAtMs - first.occurredAtMs;
        if (afterMs >= 0 && afterMs < minuteMs) countInMinute += 1;
      }
      if (countInMinute > personalisationPolicy.viewsInMinuteMax) isBot = true;
    }
    if (isBot) continue;
    sessions.push({
      sessionId,
      items: ordered.map(({ productId }) => productId ?? ""),
      newestAtMs: ordered.at(-1)?.occurredAtMs ?? 0,
    });
  }
  return sessions;
}

type Limits = Readonly<{
  comparedSessionsMax: number;
  neighboursMax: number;
  lastItemsMax: number;
  viewsOfNeighbourMax: number;
}>;

/**
 * Gives the score of every product for a visitor who viewed `items`, by comparing with every session.
 *
 * @param sessions - All but the visitor's own.
 */
export function expectedScores(
  sessions: readonly ExpectedSession[],
  items: readonly string[],
  limits: Limits,
): Readonly<Record<string, number>> {
  const last: string[] = [];
  for (const item of items.slice(-limits.lastItemsMax)) {
    if (last.includes(item)) last.splice(last.indexOf(item), 1);
    last.push(item);
  }
  const all = sessions.filter((session) => session.items.length <= limits.viewsOfNeighbourMax);
  const compared = all
    .filter((session) => last.some((item) => session.items.includes(item)))
    .toSorted(isNewer)
    .slice(0, limits.comparedSessionsMax)
    .map((session) => {
      let similarity = 0;
      let position = 0;
      for (const [index, item] of last.entries()) {
        if (!session.items.includes(item)) continue;
        similarity += (index + 1) / last.length;
        position = last.length - index;
      }
      return { session, similarity, position };
    });
  const neighbours = compared
    .toSorted((a, b) => b.similarity - a.similarity || isNewer(a.session, b.session))
    .slice(0, limits.neighboursMax);
  const eventCount = all.reduce((sum, session) => sum + new Set(session.items).size, 0);
  const scores: Record<string, number> = {};
  for (const { session, similarity, position } of neighbours) {
    for (const item of new Set(session.items)) {
      if (item === items.at(-1)) continue;
      const itemCount = all.filter((other) => other.items.includes(item)).length;
      const added = similarity * (position >= 10 ? 0 : 1 - position / 10) * Math.log(eventCount / itemCount);
      scores[item] = (scores[item] ?? 0) + added;
    }
  }
  return scores;
}

function isNewer(a: ExpectedSession, b: ExpectedSession): number {
  return b.newestAtMs - a.newestAtMs || (a.sessionId > b.sessionId ? -1 : 1);
}
