import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionsInTime } from "../../benchmarks/oracle/in-time.ts";
import { expectedScores, expectedSessions } from "../../benchmarks/oracle/personalisation.ts";
import { recommendations } from "../../reference-impl/needs/personalisation/recommendations.ts";
import { SessionIndex } from "../../reference-impl/needs/personalisation/session-index.ts";
import { trackSessions } from "../../reference-impl/needs/personalisation/track-sessions.ts";
import { recommend } from "../../reference-impl/needs/personalisation/vmis-knn.ts";
import { stockFold } from "../../reference-impl/needs/stock/stock-fold.ts";
import { clickArrivals, clickOf, noonMs } from "./needs-clicks.ts";
import type { Click } from "./needs-clicks.ts";
import { createDrive } from "./needs-drive.ts";

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** So few that they cut something off in a small test. */
const limits = {
  comparedSessionsMax: 2,
  neighboursMax: 2,
  lastItemsMax: 3,
  viewsOfNeighbourMax: 12,
  sessionsMax: 100,
};

function tracking({
  latenessMs = 3 * dayMs,
  ...changes
}: Partial<typeof limits> & { latenessMs?: number } = {}) {
  const index = new SessionIndex({ ...limits, ...changes });
  const drive = createDrive(trackSessions(latenessMs), { items: (record) => index.put(record) });
  let watermarkMs = -Infinity;
  const take = (record: Click): void => {
    drive.step(record.sessionId, { port: "clicks", record }, watermarkMs);
    watermarkMs = Math.max(watermarkMs, record.occurredAtMs);
    drive.advance(watermarkMs);
  };
  return { ...drive, take, index };
}

describe("track-sessions", () => {
  it("gives each session's views in order, without bots, in any order of arrival, duplicates included", () => {
    fc.assert(
      fc.property(clickArrivals, (offered) => {
        const { take, index } = tracking();
        for (const record of offered) take(record);
        const expected = new Map(expectedSessions(offered).map((session) => [session.sessionId, session]));
        for (const { sessionId } of offered) {
          expect(index.session(sessionId)?.items).toEqual(expected.get(sessionId)?.items);
          expect(index.session(sessionId)?.newestAtMs).toBe(expected.get(sessionId)?.newestAtMs);
        }
      }),
    );
  });

  it("counts what came in time and nothing that came later, as the oracle does", () => {
    fc.assert(
      fc.property(clickArrivals, (offered) => {
        const people = offered.filter(({ sessionId }) => sessionId !== "fast");
        const latenessMs = 3 * minuteMs;
        const { take, index, fates } = tracking({ latenessMs });
        for (const record of people) take(record);
        const times = people.map(({ occurredAtMs }) => occurredAtMs);
        const counting = positionsInTime(times, { disorderMs: 0, latenessMs });
        for (const { sessionId, items } of expectedSessions(people, { counting })) {
          expect(index.session(sessionId)?.items).toEqual(items);
        }
        expect(fates.filter((fate) => fate === "late")).toHaveLength(people.length - counting.size);
      }),
    );
  });

  it("says what became of each click", () => {
    const { take, fates } = tracking({ latenessMs: minuteMs });
    take(clickOf());
    take(clickOf());
    take(clickOf({ clickId: "c2", kind: "search", productId: null }));
    take(clickOf({ clickId: "c3", occurredAtMs: noonMs + 2 * minuteMs }));
    take(clickOf({ clickId: "c4" }));
    expect(fates).toEqual(["applied", "duplicate", "filtered", "applied", "late"]);
  });

  it("withdraws a bot's session and follows it no more", () => {
    const { take, index, fates } = tracking();
    const heldCounts: (number | undefined)[] = [];
    for (let view = 0; view <= 31; view += 1) {
      take(clickOf({ clickId: `c${view}`, occurredAtMs: noonMs + view * 1_000 }));
      heldCounts.push(index.session("s1")?.items.length);
    }
    expect(heldCounts.slice(-3)).toEqual([30, undefined, undefined]);
    expect(fates.at(-1)).toBe("filtered");
  });

  it("keeps only how many views there were when none can change any more, and after a day nothing", () => {
    const { take, advance, states } = tracking({ latenessMs: minuteMs });
    take(clickOf());
    take(clickOf({ clickId: "c2", occurredAtMs: noonMs + 1 }));
    advance(noonMs + 1 + minuteMs + 1);
    expect(states.get("s1")).toMatchObject({ settledCount: 2, recent: [] });
    advance(noonMs + 1 + dayMs);
    expect(states.size).toBe(0);
  });
});

describe("the recommender", () => {
  it("scores as comparing with every session does", () => {
    fc.assert(
      fc.property(
        clickArrivals,
        fc.array(fc.constantFrom("p1", "p2", "p3", "p4"), { maxLength: 5 }),
        (offered, items) => {
          const { take, index } = tracking();
          for (const record of offered) take(record);
          const found = recommend(index, { sessionId: null, items }, limits);
          const expected = expectedScores(expectedSessions(offered), items, limits);
          expect(found.map(({ productId }) => productId).toSorted()).toEqual(
            Object.keys(expected).toSorted(),
          );
          for (const { productId, score } of found) expect(score).toBeCloseTo(expected[productId] ?? -1, 10);
          const scores = found.map(({ score }) => score);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  it("leaves the visitor's own session out of its neighbours", () => {
    const { take, index } = tracking();
    take(clickOf());
    take(clickOf({ clickId: "c2", productId: "p2" }));
    expect(recommend(index, { sessionId: "s1", items: ["p1"] }, limits)).toEqual([]);
    expect(recommend(index, { sessionId: "s2", items: ["p1"] }, limits)).toHaveLength(1);
  });

  it("forgets the sessions that rested longest, and counts them no more", () => {
    const { take, index } = tracking({ sessionsMax: 2 });
    for (const [step, sessionId] of ["s1", "s2", "s1", "s3"].entries()) {
      take(clickOf({ clickId: `c${step}`, sessionId, productId: sessionId, occurredAtMs: noonMs + step }));
    }
    expect(["s1", "s2", "s3"].map((id) => index.session(id)?.items.length)).toEqual([2, undefined, 1]);
    expect(index.counts.ranked().toSorted()).toEqual(["s1", "s3"]);
    expect(index.sessionsOf("s2", { limit: 9, except: null })).toEqual([]);
  });

  it("keeps of an item's sessions the newest, however many there were", () => {
    const { take, index } = tracking({ comparedSessionsMax: 2, sessionsMax: 1000 });
    for (let step = 0; step < 100; step += 1) {
      take(clickOf({ clickId: `c${step}`, sessionId: `s${step}`, occurredAtMs: noonMs + step }));
    }
    const newest = index.sessionsOf("p1", { limit: 2, except: null });
    expect(newest.map(({ sessionId }) => sessionId)).toEqual(["s99", "s98"]);
    expect(index.sessionsOf("p1", { limit: 100, except: null }).length).toBeLessThan(10);
  });

  it("finds a session again that viewed an item long ago and something else just now", () => {
    const { take, index } = tracking({ comparedSessionsMax: 2, sessionsMax: 1000 });
    for (let step = 0; step < 100; step += 1) {
      take(clickOf({ clickId: `c${step}`, sessionId: `s${step}`, occurredAtMs: noonMs + step }));
    }
    take(clickOf({ clickId: "back", sessionId: "s0", productId: "p2", occurredAtMs: noonMs + 100 }));
    const newest = index.sessionsOf("p1", { limit: 2, except: null });
    expect(newest.map(({ sessionId }) => sessionId)).toEqual(["s0", "s99"]);
    expect(index.counts.countOf("p1")).toBe(100);
  });
});

describe("the newest sessions of an item", () => {
  it("are told by their last view, though they were noted at many earlier ones", () => {
    const { take, index } = tracking();
    for (let step = 0; step <= 9; step += 1) {
      const sessionId = step % 2 === 0 ? "even" : "odd";
      take(clickOf({ clickId: `c${step}`, sessionId, occurredAtMs: noonMs + step }));
    }
    take(clickOf({ clickId: "between", sessionId: "third", occurredAtMs: noonMs + 5 }));
    const newest = index.sessionsOf("p1", { limit: 2, except: null });
    expect(newest.map(({ sessionId }) => sessionId)).toEqual(["odd", "even"]);
  });
});

describe("recommendations", () => {
  const { take, index: sessions } = tracking();
  const stock = stockFold.empty();
  for (const [productId, onHand] of [
    ["p1", 3],
    ["p2", 1],
    ["p3", 0],
    ["p4", 2],
  ] as const) {
    const level = { skuLocationId: `shop-1/${productId}`, placeId: "shop-1", productId, onHand };
    stockFold.apply(stock, { ...level, demandPerDayMean: 0, reorderPoint: 0, changedAtMs: noonMs });
  }
  const viewed = { s1: ["p1", "p2"], s2: ["p1", "p3"], s3: ["p4"], s4: ["p4"], s5: ["p1"] };
  for (const [sessionId, products] of Object.entries(viewed)) {
    for (const [step, productId] of products.entries()) {
      take(clickOf({ clickId: `${sessionId}-${step}`, sessionId, productId, occurredAtMs: noonMs + step }));
    }
  }
  const ask = (sessionId: string, limit?: string) =>
    recommendations.answer(
      { sessions, stock },
      { path: { sessionId }, query: { limit }, nowMs: noonMs, cutMs: { sessions: null, stock: null } },
    );

  it("come from sessions like the visitor's, in stock, and are filled up with what is popular", () => {
    expect(ask("s5")).toEqual({
      sessionId: "s5",
      products: [
        { productId: "p2", reason: "similar-sessions" },
        { productId: "p4", reason: "popular" },
      ],
    });
  });

  it("are what is popular for a session that nobody knows", () => {
    expect(ask("new", "2")).toMatchObject({
      products: [{ productId: "p1", reason: "popular" }, { productId: "p4" }],
    });
  });

  it("refuse a limit that is no number from 1 to 100", () => {
    expect(() => ask("s5", "101")).toThrow(/limit .* from 1 to 100/);
  });
});
