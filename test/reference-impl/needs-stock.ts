import fc from "fast-check";
import type { RecordOf } from "#model";
import type { stockMovement } from "#model/omnishop";

export type Movement = RecordOf<typeof stockMovement>;

/** A Saturday noon in Paris; that night the clocks go forward. */
export const noonMs = Date.UTC(2026, 2, 28, 11);

export function movementOf(changes: Partial<Movement> = {}): Movement {
  return {
    movementId: "m1",
    skuLocationId: "shop-1/p1",
    placeId: "shop-1",
    productId: "p1",
    kind: "sale",
    quantity: -1,
    movedAtMs: noonMs,
    ...changes,
  };
}

const movements = fc
  .array(
    fc.record({
      placeId: fc.constantFrom("shop-1", "shop-2"),
      kind: fc.constantFrom("delivery", "sale", "sale", "sale", "return", "transfer", "loss", "count"),
      units: fc.integer({ min: 1, max: 9 }),
      // Quarters of an hour over five days, so that instants coincide.
      movedAtMs: fc.integer({ min: 0, max: 480 }).map((quarter) => noonMs + quarter * 900_000),
    }),
    { maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ placeId, kind, units, movedAtMs }, index) =>
      movementOf({
        movementId: `m${index}`,
        skuLocationId: `${placeId}/p1`,
        placeId,
        kind,
        quantity: kind === "sale" || kind === "loss" ? -units : units,
        movedAtMs,
      }),
    ),
  );

/** Movements of one product in two places over five days, some of them twice, in any order. */
export const movementArrivals: fc.Arbitrary<readonly Movement[]> = movements
  .chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)))
  .chain(([all, again]) => {
    const offered = [...all, ...again];
    return fc.shuffledSubarray(offered, { minLength: offered.length });
  });
