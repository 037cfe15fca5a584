import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "#model";
import type { stockAlert } from "#model/omnishop";
import { positionsInTime } from "../../benchmarks/oracle/in-time.ts";
import { expectedStockLevels, newsvendorQuantile } from "../../benchmarks/oracle/stock.ts";
import { reorderPointOf, withDay } from "../../reference-impl/needs/stock/demand.ts";
import { keepStock } from "../../reference-impl/needs/stock/keep-stock.ts";
import { productStock } from "../../reference-impl/needs/stock/product-stock.ts";
import { isInStock, levelsOf, stockFold } from "../../reference-impl/needs/stock/stock-fold.ts";
import { createDrive } from "./needs-drive.ts";
import { movementArrivals, movementOf, noonMs } from "./needs-stock.ts";
import type { Movement } from "./needs-stock.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function keeping(latenessMs: number) {
  let index = stockFold.empty();
  const alerts: RecordOf<typeof stockAlert>[] = [];
  const drive = createDrive(keepStock(latenessMs), {
    levels: (record) => {
      index = stockFold.apply(index, record);
    },
    alerts: (record) => alerts.push(record),
  });
  let watermarkMs = -Infinity;
  /** Takes a movement as a round of its own: the watermark follows it. */
  const take = (record: Movement): void => {
    drive.step(record.skuLocationId, { port: "movements", record }, watermarkMs);
    watermarkMs = Math.max(watermarkMs, record.movedAtMs);
    drive.advance(watermarkMs);
  };
  const onHand = () => levelsOf(index, "p1").map((level) => level.onHand);
  return { ...drive, alerts, take, onHand, levels: () => levelsOf(index, "p1"), index: () => index };
}

describe("keep-stock", () => {
  it("ends at the oracle's levels, demand and reorder points, in any order of arrival, duplicates included", () => {
    fc.assert(
      fc.property(movementArrivals, fc.integer({ min: 0, max: 30 }), (offered, quietDays) => {
        const { take, advance, levels } = keeping(6 * dayMs);
        for (const record of offered) take(record);
        const asOfMs = noonMs + quietDays * dayMs;
        advance(asOfMs + 6 * dayMs);
        const expected = expectedStockLevels(offered, { asOfMs });
        expect(levels().map(({ onHand, reorderPoint }) => [onHand, reorderPoint])).toEqual(
          expected.map(({ onHand, reorderPoint }) => [onHand, reorderPoint]),
        );
        for (const [position, level] of levels().entries()) {
          expect(level.demandPerDayMean).toBeCloseTo(expected[position]?.demandPerDayMean ?? -1, 12);
          expect(level.changedAtMs).toBe(expected[position]?.changedAtMs);
        }
      }),
    );
  });

  it("counts what came in time and nothing that came later, as the oracle does", () => {
    fc.assert(
      fc.property(movementArrivals, (offered) => {
        const latenessMs = dayMs;
        const { take, levels, fates } = keeping(latenessMs);
        for (const record of offered) take(record);
        const times = offered.map(({ movedAtMs }) => movedAtMs);
        const counting = positionsInTime(times, { disorderMs: 0, latenessMs });
        const expected = expectedStockLevels(offered, { counting, asOfMs: Math.max(...times) - latenessMs });
        expect(levels().map(({ onHand, reorderPoint }) => [onHand, reorderPoint])).toEqual(
          expected.map(({ onHand, reorderPoint }) => [onHand, reorderPoint]),
        );
        expect(fates.filter((fate) => fate === "late")).toHaveLength(offered.length - counting.size);
      }),
    );
  });

  it("does not apply a movement again that a count has found, though it comes after the count", () => {
    const { take, onHand } = keeping(dayMs);
    take(movementOf({ movementId: "c1", kind: "count", quantity: 10 }));
    take(movementOf({ movementId: "m1", quantity: -3, movedAtMs: noonMs - hourMs }));
    take(movementOf({ movementId: "m2", quantity: -3 }));
    expect(onHand()).toEqual([10]);
    take(movementOf({ movementId: "m3", quantity: -3, movedAtMs: noonMs + 1 }));
    expect(onHand()).toEqual([7]);
  });

  it("keeps what moved after a count that comes late", () => {
    const { take, onHand } = keeping(dayMs);
    take(movementOf({ movementId: "m1", quantity: -3, movedAtMs: noonMs - hourMs }));
    take(movementOf({ movementId: "m2", quantity: -2, movedAtMs: noonMs + hourMs }));
    take(movementOf({ movementId: "c1", kind: "count", quantity: 10 }));
    expect(onHand()).toEqual([8]);
  });

  it("knows a duplicate as long as it can be in time, and settles the rest to a number", () => {
    const { take, advance, fates, states } = keeping(dayMs);
    take(movementOf({ kind: "delivery", quantity: 5 }));
    take(movementOf({ kind: "delivery", quantity: 5 }));
    advance(noonMs + dayMs);
    take(movementOf({ kind: "delivery", quantity: 5 }));
    expect(fates).toEqual(["applied", "duplicate", "duplicate"]);
    advance(noonMs + dayMs + 1);
    expect(states.get("shop-1/p1")).toMatchObject({ recent: [], settledUnits: 5 });
  });

  it("holds a bounded number of movements, and calls late what is from before them", () => {
    const { take, onHand, fates, states } = keeping(dayMs);
    for (let step = 1; step <= 3000; step += 1) {
      take(movementOf({ movementId: `m${step}`, kind: "delivery", quantity: 1, movedAtMs: noonMs + step }));
    }
    take(movementOf({ movementId: "m0", kind: "count", quantity: 7, movedAtMs: noonMs + 10 }));
    expect(states.get("shop-1/p1")?.recent).toHaveLength(2048);
    expect(fates.at(-1)).toBe("late");
    expect(onHand()).toEqual([3000]);
  });

  it("alerts once a fall below the reorder point, and again after it was filled up", () => {
    const { take, advance, alerts } = keeping(0);
    take(movementOf({ movementId: "d1", kind: "delivery", quantity: 20 }));
    for (const day of [0, 1, 2, 3]) {
      take(movementOf({ movementId: `m${day}`, quantity: -4, movedAtMs: noonMs + 1 + day * dayMs }));
    }
    // Four a day without error, for three days: twelve. After three sales eight are left.
    expect(alerts).toMatchObject([{ alertId: "shop-1/p1#1", onHand: 8, reorderPoint: 12 }]);
    take(movementOf({ movementId: "d2", kind: "delivery", quantity: 40, movedAtMs: noonMs + 4 * dayMs }));
    take(movementOf({ movementId: "c1", kind: "count", quantity: 0, movedAtMs: noonMs + 4 * dayMs + 1 }));
    advance(noonMs + 4 * dayMs + 2);
    expect(alerts.slice(1)).toMatchObject([{ alertId: "shop-1/p1#2", reason: "out-of-stock", onHand: 0 }]);
  });

  it("rests when nothing has been sold for long: no timer, no demand, no reorder point", () => {
    const { take, advance, levels, states } = keeping(hourMs);
    take(movementOf({ quantity: -2 }));
    advance(noonMs + 40 * dayMs);
    const [state] = states.values();
    expect(state && keepStock(hourMs).wakeAtMs?.(state)).toBeNull();
    expect(levels()).toMatchObject([{ onHand: -2, demandPerDayMean: 0, reorderPoint: 0 }]);
  });
});

describe("demand", () => {
  const none = { meanPerDay: 0, errorVariance: 0, dayCount: 0 };

  it("is smoothed as computed by hand: 10, then 5, then 10 with a weight of one fifth", () => {
    const first = withDay(none, 10);
    expect(first).toEqual({ meanPerDay: 10, errorVariance: 0, dayCount: 1 });
    const second = withDay(first, 5);
    expect(second).toEqual({ meanPerDay: 9, errorVariance: 25, dayCount: 2 });
    const third = withDay(second, 10);
    expect(third.meanPerDay).toBeCloseTo(9.2, 12);
    expect(third.errorVariance).toBeCloseTo(20.2, 12);
  });

  it("gives the newsvendor's reorder point as computed by hand", () => {
    // A unit short loses 35, one too many costs 2: 35/37 = .945946, whose quantile is 1.6068. Over three days the
    // variance is 25 (1 + 1.2^2 + 1.4^2) = 110, its root 10.4881: 27 + 16.852 is 43.852.
    expect(newsvendorQuantile()).toBeCloseTo(1.6068, 3);
    expect(reorderPointOf({ meanPerDay: 9, errorVariance: 25, dayCount: 2 })).toBe(44);
    expect(reorderPointOf({ meanPerDay: 9, errorVariance: 0, dayCount: 2 })).toBe(27);
    expect(reorderPointOf(none)).toBe(0);
  });
});

describe("product-stock", () => {
  const { take, index } = keeping(dayMs);
  take(movementOf({ movementId: "a", kind: "delivery", quantity: 5 }));
  take(
    movementOf({
      movementId: "b",
      kind: "delivery",
      quantity: 2,
      placeId: "shop-2",
      skuLocationId: "shop-2/p1",
    }),
  );
  const ask = (productId: string, placeId?: string) =>
    productStock.answer(
      { levels: index() },
      { path: { productId }, query: { placeId }, nowMs: noonMs, cutMs: { levels: null } },
    );

  it("answers the places of a product and their sum, or the one that is named", () => {
    expect(ask("p1")).toMatchObject({
      onHand: 7,
      places: [{ placeId: "shop-1" }, { placeId: "shop-2", onHand: 2 }],
    });
    expect(ask("p1", "shop-2")).toMatchObject({ onHand: 2, places: [{ placeId: "shop-2" }] });
  });

  it("answers null for a product or a place that no movement ever named", () => {
    expect(ask("p2")).toBeNull();
    expect(ask("p1", "shop-3")).toBeNull();
  });

  it("knows whether any place has a unit, as levels fall and rise", () => {
    expect(isInStock(index(), "p1")).toBe(true);
    take(movementOf({ movementId: "c", quantity: -5, movedAtMs: noonMs + 1 }));
    expect(isInStock(index(), "p1")).toBe(true);
    take(
      movementOf({
        movementId: "d",
        quantity: -2,
        movedAtMs: noonMs + 1,
        placeId: "shop-2",
        skuLocationId: "shop-2/p1",
      }),
    );
    expect(isInStock(index(), "p1")).toBe(false);
    expect(isInStock(index(), "p2")).toBe(false);
  });
});
