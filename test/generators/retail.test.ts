import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "#kernel/hash";
import { secondMs } from "#kernel/units";
import { allSources, createWorld, generateRetail, noTraps, ordinaryTraps, worldSizeFor } from "#generators";
import { createCodec, createDoor } from "#reference-impl";
import { nodesOf } from "#model";
import { kappa } from "#model/omnishop";
import { countsOf, retail, soundOf, startMs } from "./retail-run.ts";

const week = retail({ seed: "week", events: 60_000 });
const often = { broken: 0.3 };

/** Within five standard deviations of a count of independent events. */
function near(count: number, of: number | undefined, share: number): void {
  const expected = (of ?? 0) * share;
  expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
}

describe("the events of a retailer", () => {
  it("are the same bytes for the same seed, on every machine", () => {
    const digest = sha256Hex(JSON.stringify(retail({ seed: "winter", events: 3_000 })));
    expect(digest).toBe("7cb06202cf23849e824abb035873d6fa5b91c4b46e4d955d7a41fa777a44686a");
    expect(sha256Hex(JSON.stringify(retail({ seed: "summer", events: 3_000 })))).not.toBe(digest);
  });

  it("come in the order in which they arrive, in batches of a bounded size", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 900 }),
        (seed, rate) => {
          const world = createWorld({ seed, shops: 4, customers: 100, products: 60 });
          const { batches } = generateRetail({ world, seed, startMs, events: 300, ratePerSecond: rate });
          let lastMs = startMs;
          for (const batch of batches) {
            expect(batch.length).toBeLessThanOrEqual(500);
            for (const { arrivalMs } of batch) {
              expect(Number.isInteger(arrivalMs)).toBe(true);
              expect(arrivalMs).toBeGreaterThanOrEqual(lastMs);
              lastMs = arrivalMs;
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("have the proportions of the sources in the long run", () => {
    const { arrivals } = retail({ seed: "long", ratePerSecond: 0.3, hours: 4 * 168, events: Infinity });
    const counts = countsOf(arrivals);
    const share = (id: string): number => (counts[id] ?? 0) / arrivals.length;
    expect(arrivals.length / (4 * 168 * 3600 * 0.3)).toBeCloseTo(1, 1);
    expect(share("web-clicks")).toBeCloseTo(0.8, 1);
    expect(share("shop-sensors")).toBeCloseTo(0.12, 1);
    expect(Math.abs(share("stock-ledger") - 0.04)).toBeLessThan(0.015);
    expect(Math.abs(share("tills") + share("web-orders") - 0.03)).toBeLessThan(0.004);
    for (const id of ["social-mentions", "customer-accounts", "campaigns"]) {
      expect(share(id)).toBeGreaterThan(0.001);
      expect(share(id)).toBeLessThan(0.012);
    }
  });

  it("come of every source in a small run", () => {
    const counts = countsOf(retail({ seed: "small", ratePerSecond: 0.05 }).arrivals);
    for (const id of allSources) expect(counts[id]).toBeGreaterThan(50);
  });

  it("are refused at the door just where they are broken, for the reason that was planted", () => {
    const traps = {
      selling: { ...ordinaryTraps.selling, ...often },
      browsing: { ...ordinaryTraps.browsing, ...often },
      supply: { ...ordinaryTraps.supply, ...often },
      accounts: { ...ordinaryTraps.accounts, ...often },
      marketing: { ...ordinaryTraps.marketing, ...often },
      talk: { ...ordinaryTraps.talk, ...often },
      shopFloor: { ...ordinaryTraps.shopFloor, ...often },
    };
    const { arrivals, truth } = retail({ seed: "door", traps, events: 40_000 });
    for (const source of nodesOf(kappa, "source")) {
      const door = createDoor({ source, codec: createCodec(source.contract) });
      const own = arrivals.filter(({ sourceId }) => sourceId === source.id);
      const reasons = new Set<string>();
      for (const arrival of own) {
        const { accepted, rejected } = door.admit([arrival]);
        expect(rejected.map(({ reason }) => reason)).toEqual(arrival.fault === null ? [] : [arrival.fault]);
        expect(accepted.length).toBe(arrival.fault === null ? 1 : 0);
        if (arrival.fault !== null) reasons.add(arrival.fault);
      }
      const rules = source.contract.rules.map(({ id }) => id);
      const planted = ["malformed", "wrong-type", "unknown-field", "far-future", ...rules];
      expect([...reasons].toSorted()).toEqual(planted.toSorted());
      expect(Object.keys(truth.brokenBySource[source.id] ?? {}).toSorted()).toEqual(planted.toSorted());
    }
  });

  it("have no fault, no copy and no delay where no trap is set", () => {
    const { arrivals, truth } = retail({ seed: "calm", traps: noTraps });
    expect(arrivals.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(truth.brokenBySource).toEqual({});
    const clicks = soundOf(arrivals, "web-clicks");
    expect(clicks.length).toBeGreaterThan(10_000);
    expect(new Set(clicks.map(({ value }) => value.clickId)).size).toBe(clicks.length);
    for (const { arrivalMs, value } of clicks) {
      expect(arrivalMs - value.occurredAtMs).toBeLessThan(2 * secondMs);
    }
  });

  it("do not depend on which other sources are wanted", () => {
    const all = retail({ seed: "apart", hours: 48, events: Infinity, ratePerSecond: 0.2 });
    const world = createWorld({ seed: "apart", ...worldSizeFor({ ratePerSecond: 0.2 }) });
    const options = { world, seed: "apart", startMs, hours: 48 };
    const some = generateRetail({ ...options, sources: ["stock-ledger"], ratePerSecond: 0.2 * 0.04 });
    const movements = soundOf([...some.batches].flat(), "stock-ledger");
    const expected = soundOf(all.arrivals, "stock-ledger");
    expect(movements.length).toBeGreaterThan(500);
    expect(movements).toEqual(expected);
  });

  it("are made as they are read: what is under way stays bounded however long the run", () => {
    const world = createWorld({ seed: "lazy", shops: 4, customers: 200, products: 60 });
    const made = generateRetail({ world, seed: "lazy", startMs, ratePerSecond: 10 });
    let read = 0;
    for (const batch of made.batches) {
      read += batch.length;
      if (read > 5_000) break;
    }
    expect(read).toBeLessThan(6_000);
  });

  it("hold what each trap did within what was asked for", () => {
    const { arrivals, truth } = week;
    const counts = countsOf(arrivals);
    near(truth.browsing.retried, counts["web-clicks"], ordinaryTraps.browsing.retried);
    near(truth.supply.outOfOrder, counts["stock-ledger"], ordinaryTraps.supply.outOfOrder);
    near(truth.supply.bookedLate, truth.supply.deliveries, ordinaryTraps.supply.bookedLate);
    near(truth.accounts.late, counts["customer-accounts"], ordinaryTraps.accounts.late);
    near(
      truth.selling.retried,
      (counts["tills"] ?? 0) + (counts["web-orders"] ?? 0),
      ordinaryTraps.selling.retried,
    );
    near(truth.talk.emoji, counts["social-mentions"], ordinaryTraps.talk.emoji);
    const readings = counts["shop-sensors"] ?? 0;
    for (const kind of ["dropped", "stuck", "delayed"] as const) {
      const share = truth.shopFloor[kind] / readings;
      expect(share).toBeGreaterThan(ordinaryTraps.shopFloor[kind] / 3);
      expect(share).toBeLessThan(ordinaryTraps.shopFloor[kind] * 3);
    }
  });
});
