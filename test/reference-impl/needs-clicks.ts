import fc from "fast-check";
import type { RecordOf } from "#model";
import type { click } from "#model/omnishop";

export type Click = RecordOf<typeof click>;

/** A Wednesday noon in Paris. */
export const noonMs = Date.UTC(2026, 0, 14, 11);

export function clickOf(changes: Partial<Click> = {}): Click {
  return {
    clickId: "c1",
    sessionId: "s1",
    deviceId: "d1",
    customerId: null,
    kind: "view",
    productId: "p1",
    searchedText: null,
    occurredAtMs: noonMs,
    ...changes,
  };
}

const person = fc.record({
  sessionId: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
  kind: fc.constantFrom("view" as const, "view" as const, "view" as const, "add-to-basket" as const),
  productId: fc.constantFrom("p1", "p2", "p3", "p4", "p5", "p6", "p7", null),
  // Quarters of a minute over ten minutes, so that instants coincide.
  occurredAtMs: fc.integer({ min: 0, max: 40 }).map((quarter) => noonMs + quarter * 15_000),
});
/** A burst of views, sometimes just too many in a minute. */
const burst = fc
  .record({ viewCount: fc.integer({ min: 30, max: 32 }), everyMs: fc.constantFrom(1_999, 2_000) })
  .map(({ viewCount, everyMs }) =>
    Array.from({ length: viewCount }, (_, index) => ({
      sessionId: "fast",
      kind: "view" as const,
      productId: `p${index % 7}`,
      occurredAtMs: noonMs + index * everyMs,
    })),
  );

/** Clicks of people and of one that may be a bot, some of them twice, in any order. */
export const clickArrivals: fc.Arbitrary<readonly Click[]> = fc
  .tuple(fc.array(person, { maxLength: 50 }), fc.oneof(fc.constant([]), burst))
  .map(([people, fast]) =>
    [...people, ...fast].map((drawn, index) => clickOf({ ...drawn, clickId: `c${index}` })),
  )
  .chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)))
  .chain(([all, again]) => {
    const offered = [...all, ...again];
    return fc.shuffledSubarray(offered, { minLength: offered.length });
  });
