import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RankedCounts } from "../../reference-impl/needs/personalisation/ranked-counts.ts";
import { SessionIndex } from "../../reference-impl/needs/personalisation/session-index.ts";

describe("the session index", () => {
  const change = fc.record({
    sessionId: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
    customerId: fc.constant(null),
    productId: fc.constantFrom("p1", "p2", "p3"),
    position: fc.nat({ max: 4 }),
    viewedAtMs: fc.nat({ max: 50 }),
    isWithdrawn: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
  });

  it("holds at every change what indexing its sessions anew gives", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
        const index = new SessionIndex({ comparedSessionsMax: 2, viewsOfNeighbourMax: 3, sessionsMax: 5 });
        for (const made of changes) {
          index.put(made);
          const neighbours = index.all().filter(({ items }) => items.length <= 3);
          for (const item of ["p1", "p2", "p3"]) {
            const having = neighbours.filter(({ items }) => items.includes(item));
            const newest = having
              .toSorted((a, b) => b.newestAtMs - a.newestAtMs || (a.sessionId > b.sessionId ? -1 : 1))
              .map(({ sessionId }) => sessionId);
            const found = index.sessionsOf(item, { limit: 9, except: null });
            expect(index.counts.countOf(item)).toBe(having.length);
            expect(found.map(({ sessionId }) => sessionId)).toEqual(newest);
          }
        }
      }),
    );
  });
});

describe("ranked counts", () => {
  it("hold what counting anew gives, ranked, at every change", () => {
    const changes = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.boolean()), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(changes, (drawn) => {
        const ranked = new RankedCounts();
        const counts: Record<string, number> = {};
        for (const [name, isUp] of drawn) {
          const before = counts[name] ?? 0;
          if (!isUp && before === 0) continue;
          if (isUp) ranked.increment(name);
          else ranked.decrement(name);
          counts[name] = before + (isUp ? 1 : -1);
          const names = ranked.ranked();
          const found = names.map((ranking) => ranked.countOf(ranking));
          const positive = Object.entries(counts).filter(([, count]) => count > 0);
          expect(found).toEqual(found.toSorted((a, b) => b - a));
          expect(Object.fromEntries(names.map((known, place) => [known, found[place]]))).toEqual(
            Object.fromEntries(positive),
          );
          expect(ranked.total).toBe(found.reduce((sum, count) => sum + count, 0));
        }
      }),
    );
  });
});
