import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWorld } from "#generators";
import { differingProductHours, expectedProductHours } from "#benchmarks";
import { brokenRecords, doses, lostReceipts, stolenCard } from "../../../workbench/demo/extra-sales.ts";
import { LiveRetail } from "../../../workbench/demo/live-retail.ts";
import { MissingLines } from "../../../workbench/demo/missing-lines.ts";
import { Oracle } from "../../../workbench/demo/oracle.ts";
import { RateMeter } from "../../../workbench/demo/rate-meter.ts";
import { RecentValues } from "../../../workbench/demo/recent-values.ts";
import { TillLine } from "../../../workbench/demo/till-line.ts";
import type { Sent } from "../../../workbench/demo/work-desk.ts";
import { Unacknowledged } from "../../../workbench/demo/unacknowledged.ts";

function sentBy(sourceId: string, arrivalMs: number, saleId: string | null = null): Sent {
  return { sourceId, saleId, arrivalMs, value: saleId };
}

const world = createWorld({ seed: "measuring", customers: 100 });

describe("the count of missing lines", () => {
  const place = { productId: "p", hourStartMs: 0, currency: "EUR" };
  const other = { productId: "q", hourStartMs: 0, currency: "EUR" };

  it("tells the arrival of the oldest line that an answer does not count yet", () => {
    const missing = new MissingLines();
    expect(missing.oldestMs()).toBeNull();
    for (const arrivalMs of [10, 20, 30]) missing.add(place, arrivalMs);
    missing.add(other, 15);
    missing.settle(({ productId }) => (productId === "p" ? 2 : 0));
    expect(missing.oldestMs()).toBe(15);
    missing.settle(({ productId }) => (productId === "p" ? 2 : 1));
    expect(missing.oldestMs()).toBe(30);
    missing.settle(() => 3);
    expect(missing.oldestMs()).toBeNull();
  });

  it("is null exactly when every entry counts all its lines, whatever the order of looks", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ add: fc.boolean(), shown: fc.nat(5) })), (steps) => {
        const missing = new MissingLines();
        let added = 0;
        let seen = 0;
        for (const { add, shown } of steps) {
          if (add) missing.add(place, (added += 1));
          else {
            seen = Math.max(seen, Math.min(shown, added));
            missing.settle(() => shown);
          }
          expect(missing.oldestMs()).toBe(seen < added ? seen + 1 : null);
        }
      }),
    );
  });
});

describe("recent values", () => {
  it("forget what is older than their window", () => {
    const recent = new RecentValues(100);
    recent.add(0, 50);
    recent.add(60, 7);
    recent.add(90, 9);
    expect(recent.max(95)).toBe(50);
    expect(recent.max(101)).toBe(9);
    expect(recent.quantiles(150)?.of(0.5)).toBe(8);
    expect(recent.quantiles(500)).toBeNull();
  });
});

describe("a rate meter", () => {
  it("tells growth a second over the last two seconds, and nothing at the first reading", () => {
    const meter = new RateMeter();
    expect(meter.read(0, { sent: 100 })).toEqual({ sent: 0 });
    expect(meter.read(500, { sent: 150 })).toEqual({ sent: 100 });
    expect(meter.read(2_500, { sent: 150 })).toEqual({ sent: 0 });
    expect(meter.read(4_500, { sent: 250, new: 8 })).toEqual({ sent: 50, new: 4 });
  });
});

describe("the line of the tills", () => {
  it("holds while it is cut what the tills send, and nothing else, and lets it arrive afterwards", () => {
    const line = new TillLine("tills");
    const both = { sent: [sentBy("tills", 1, "a"), sentBy("web-orders", 2, "b")], allowed: [] };
    expect(line.pass(both)).toEqual(both);
    line.cut(1_000);
    expect(line.pass(both).sent).toEqual([sentBy("web-orders", 2, "b")]);
    expect(line.cutNow).toEqual({ untilMs: 1_000, heldCount: 1 });
    expect(line.restored(999)).toBeNull();
    expect(line.restored(1_001)).toEqual({
      sending: { sent: [sentBy("tills", 1_001, "a")], allowed: [] },
      heldMsMax: 1_000,
    });
    expect(line.pass(both)).toEqual(both);
  });
});

describe("what is not known to be worked off", () => {
  it("is what each source sent beyond its count, in the order of sending", () => {
    const open = new Unacknowledged();
    open.add([sentBy("a", 1), sentBy("b", 2), sentBy("a", 3), sentBy("b", 4)]);
    open.acknowledge({ a: 1 });
    expect(open.all().map(({ arrivalMs }) => arrivalMs)).toEqual([2, 3, 4]);
    open.acknowledge({ a: 2, b: 1 });
    expect(open.oldestMs()).toBe(4);
    open.acknowledge({ a: 2, b: 2 });
    expect([open.count, open.oldestMs()]).toEqual([0, null]);
  });
});

describe("what is sent", () => {
  it("is due at the moment of its arrival, in whole milliseconds, with what the contract allows of it", () => {
    const sales = new LiveRetail({ world, seed: "due", ratePerSecond: () => 1_000 });
    const first = sales.nextMs();
    expect(sales.due(first - 1).sent).toEqual([]);
    const { sent, allowed } = sales.due(first + 2_000);
    expect(sent.length).toBeGreaterThan(500);
    expect(sent.every(({ arrivalMs }) => Number.isInteger(arrivalMs) && arrivalMs <= first + 2_000)).toBe(
      true,
    );
    expect(allowed.map(({ saleId }) => saleId)).toEqual(sent.flatMap(({ saleId }) => saleId ?? []));
    expect(sent.some(({ saleId }) => saleId === null)).toBe(true);
  });

  it("beside the ordinary sales bears ids of its own, and comes when it is asked for", () => {
    const extra = { world, id: "extra", nowMs: 1_768_212_000_000, count: 5 };
    expect(brokenRecords(extra).sent).toHaveLength(5);
    expect(brokenRecords(extra).allowed).toEqual([]);
    const lost = lostReceipts(extra).allowed;
    expect(new Set(lost.map(({ terminalId }) => terminalId)).size).toBe(1);
    const ageHours = lost.map(({ soldAtMs }) => (extra.nowMs - soldAtMs) / 3_600_000);
    expect(ageHours.every((age) => age > doses.foundAfterHours - 0.1 && age <= doses.foundAfterHours)).toBe(
      true,
    );
    const stolen = stolenCard({ ...extra, id: "more" });
    expect(new Set(stolen.allowed.map(({ paymentToken }) => paymentToken)).size).toBe(1);
    expect(
      stolen.sent.every(({ sourceId, arrivalMs }) => sourceId === "web-orders" && arrivalMs === extra.nowMs),
    ).toBe(true);
    expect(new Set([...lost, ...stolen.allowed].map(({ saleId }) => saleId)).size).toBe(10);
  });
});

describe("the oracle in its thread", () => {
  it("finds what plain loops find over the first so many sales", async () => {
    const { allowed } = stolenCard({ world, id: "oracle", nowMs: 1_768_212_000_000, count: 5 });
    const shown = expectedProductHours(allowed.slice(0, 4));
    const oracle = new Oracle();
    oracle.add(allowed.slice(0, 2));
    oracle.add(allowed.slice(2));
    const right = await oracle.judge(4, shown);
    const all = await oracle.judge(5, shown);
    await oracle.close();
    expect(right).toMatchObject({ expectedCount: shown.length, differingCount: 0 });
    expect(all.differingCount).toBe(differingProductHours(expectedProductHours(allowed), shown));
    expect(all.differingCount).toBeGreaterThan(0);
  });
});
