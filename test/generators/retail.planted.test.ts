import { describe, expect, it } from "vitest";
import { dayOfWeek } from "#kernel/civil-time";
import { businessDay, localParts } from "#kernel/time-zone";
import { dayMs, minuteMs } from "#kernel/units";
import { noTraps } from "#generators";
import { retail, soundOf } from "./retail-run.ts";

const ratePerSecond = 0.4;
const { arrivals, truth } = retail({ seed: "planted", hours: 2 * 168, events: Infinity, ratePerSecond });
const clicks = soundOf(arrivals, "web-clicks");
const webSales = soundOf(arrivals, "web-orders");
const shopSales = soundOf(arrivals, "tills");
const sales = [...webSales, ...shopSales];

function isWithinHours(instantMs: number): boolean {
  const { hour } = localParts(instantMs, "Europe/Paris");
  return dayOfWeek(businessDay(instantMs, "Europe/Paris")) === 7
    ? hour >= 10 && hour < 13
    : hour >= 9 && hour < 20;
}

describe("what is planted in a retailer's events", () => {
  it("holds opening hours: no till sells and no sensor counts while a shop is closed", () => {
    expect(shopSales.length).toBeGreaterThan(5_000);
    expect(shopSales.filter(({ value }) => !isWithinHours(value.soldAtMs))).toEqual([]);
    const readings = soundOf(arrivals, "shop-sensors");
    expect(readings.length).toBeGreaterThan(20_000);
    expect(readings.filter(({ value }) => !isWithinHours(value.measuredAtMs))).toEqual([]);
  });

  it("follows the day: the web store's evening has several times the clicks of its night", () => {
    const byHour = new Map<number, number>();
    for (const { value } of clicks) {
      const { hour } = localParts(value.occurredAtMs, "Europe/Paris");
      byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
    }
    expect(byHour.get(20) ?? 0).toBeGreaterThan(20 * (byHour.get(3) ?? 0));
    expect(byHour.get(12) ?? 0).toBeGreaterThan(1.5 * (byHour.get(10) ?? 0));
  });

  it("lets visits tell what is viewed next: often what others viewed after the same product", () => {
    const next = new Map<string, Map<string, number>>();
    const lastBySession = new Map<string, string>();
    const hits = { companion: 0, popular: 0, all: 0 };
    const popularity = new Map<string, number>();
    for (const [index, { value }] of clicks.entries()) {
      if (value.kind !== "view" || value.productId === null) continue;
      const before = lastBySession.get(value.sessionId);
      lastBySession.set(value.sessionId, value.productId);
      popularity.set(value.productId, (popularity.get(value.productId) ?? 0) + 1);
      if (before === undefined) continue;
      const followers = next.get(before) ?? new Map<string, number>();
      if (index > clicks.length / 2 && index % 20 === 0) {
        hits.all += 1;
        if (topOf(followers, 3).includes(value.productId)) hits.companion += 1;
        if (topOf(popularity, 3).includes(value.productId)) hits.popular += 1;
      }
      next.set(before, followers.set(value.productId, (followers.get(value.productId) ?? 0) + 1));
    }
    expect(hits.companion / hits.all).toBeGreaterThan(0.4);
    expect(hits.companion).toBeGreaterThan(3 * hits.popular);
  });

  it("ends each web purchase's visit with a checkout, and shows what was bought in the basket before", () => {
    const calm = retail({ seed: "baskets", hours: 72, events: Infinity, traps: noTraps });
    const bought = soundOf(calm.arrivals, "web-orders").map(({ value }) => value);
    const visits = Map.groupBy(
      soundOf(calm.arrivals, "web-clicks").map(({ value }) => value),
      ({ sessionId }) => sessionId,
    );
    const paid = [...visits.values()].filter((visit) => visit.some(({ kind }) => kind === "checkout"));
    expect(bought.length).toBeGreaterThan(200);
    expect(paid.length).toBe(bought.length);
    for (const { customerId, lines, soldAtMs } of bought) {
      const visit = paid.find(
        (clicked) =>
          clicked.some((click) => click.customerId === customerId) &&
          clicked.some(
            ({ kind, occurredAtMs }) => kind === "checkout" && Math.abs(soldAtMs - occurredAtMs) < minuteMs,
          ),
      );
      const baskets =
        visit?.flatMap(({ kind, productId }) => (kind === "add-to-basket" ? [productId] : [])) ?? [];
      expect(baskets).toEqual(expect.arrayContaining(lines.map(({ productId }) => productId)));
    }
  });

  it("plants an uplift that the events show: treated customers buy more in the days after than those held out", () => {
    const bought = Map.groupBy(sales, ({ value }) => value.customerId ?? "");
    const arms = { treated: { customers: 0, purchases: 0 }, "held-out": { customers: 0, purchases: 0 } };
    for (const { value } of soundOf(arrivals, "campaigns")) {
      const { customerId, arm, exposedAtMs } = value;
      arms[arm].customers += 1;
      const after = new Set<string>();
      for (const { value: sale } of bought.get(customerId) ?? []) {
        const sinceMs = sale.soldAtMs - exposedAtMs;
        if (sale.kind === "purchase" && sinceMs >= 0 && sinceMs < 3 * dayMs) after.add(sale.saleId);
      }
      arms[arm].purchases += after.size;
    }
    const meanOf = ({ customers, purchases }: typeof arms.treated): number => purchases / customers;
    const uplift = meanOf(arms.treated) - meanOf(arms["held-out"]);
    expect(arms.treated.customers + arms["held-out"].customers).toBeGreaterThan(1_000);
    expect(Math.abs(uplift - (truth.campaigns[0]?.purchaseUplift ?? 0))).toBeLessThan(0.12);
    for (const { treated, heldOut } of truth.campaigns) {
      expect(Math.abs(treated - heldOut)).toBeLessThan(5 * Math.sqrt(treated + heldOut));
    }
  });

  it("lets customers leave for good: none of those who left buys afterwards, and many of the others do", () => {
    const leftAtMs = new Map(truth.departures.map((gone) => [gone.customerId, gone.leftAtMs]));
    const after = sales.filter(
      ({ value }) =>
        value.kind === "purchase" &&
        !truth.selling.burstSaleIds.includes(value.saleId) &&
        !truth.selling.twoShopSaleIds.includes(value.saleId) &&
        value.soldAtMs > (leftAtMs.get(value.customerId ?? "") ?? Infinity),
    );
    expect(truth.departures.length).toBeGreaterThan(300);
    expect(after).toEqual([]);
  });

  it("moves stock as receipts say, and counts find the exact fold of the movements unless they disagree", () => {
    const calm = retail({ seed: "stock", hours: 240, events: Infinity, traps: noTraps });
    const movements = soundOf(calm.arrivals, "stock-ledger")
      .map(({ value }) => value)
      .toSorted((one, other) => one.movedAtMs - other.movedAtMs);
    const levels = new Map<string, number>();
    const counts: Readonly<{ said: number; found: number }>[] = [];
    for (const { skuLocationId, kind, quantity } of movements) {
      const level = levels.get(skuLocationId);
      if (kind === "count" && level !== undefined && level >= 0) {
        counts.push({ said: level, found: quantity });
      }
      levels.set(skuLocationId, kind === "count" ? quantity : (level ?? 0) + quantity);
    }
    expect(counts.length).toBeGreaterThan(20);
    expect(counts.filter(({ said, found }) => said !== found)).toEqual([]);
    const sold = soundOf(calm.arrivals, "tills")
      .concat()
      .flatMap(({ value }) => value.lines);
    const online = soundOf(calm.arrivals, "web-orders").flatMap(({ value }) => value.lines);
    const units = [...sold, ...online].reduce((sum, { quantity }) => sum + quantity, 0);
    const moved = movements.filter(({ kind }) => kind === "sale" || kind === "return");
    expect(moved.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(-units);
  });

  it("shows counts that disagree, stock below zero, and movements overtaken by later ones", () => {
    expect(truth.supply.miscounted).toBeGreaterThan(10);
    expect(truth.supply.negative).toBeGreaterThan(10);
    expect(truth.supply.outOfOrder).toBeGreaterThan(50);
  });

  it("shows robots that view faster than people, and nobody else who does", () => {
    const bots = new Set(truth.browsing.botSessionIds);
    const viewsByMinute = new Map<string, Set<string>>();
    for (const { value } of clicks) {
      if (value.kind !== "view") continue;
      const key = `${value.sessionId} ${Math.floor(value.occurredAtMs / minuteMs)}`;
      viewsByMinute.set(key, (viewsByMinute.get(key) ?? new Set()).add(value.clickId));
    }
    const fast = new Set(
      [...viewsByMinute].flatMap(([key, views]) => (views.size > 30 ? [key.split(" ")[0]] : [])),
    );
    expect(bots.size).toBeGreaterThan(20);
    expect([...fast].filter((session) => !bots.has(session ?? ""))).toEqual([]);
    expect(fast.size).toBeGreaterThan(0.9 * bots.size);
  });

  it("keeps customers enough for the rate: a card is used again within minutes only where that was planted", () => {
    const planted = new Set([...truth.selling.burstSaleIds, ...truth.selling.twoShopSaleIds]);
    const lastMs = new Map<string, number>();
    const innocent = [...new Map(sales.map(({ value }) => [value.saleId, value])).values()]
      .filter(
        ({ kind, paymentToken, saleId }) =>
          kind === "purchase" && paymentToken !== null && !planted.has(saleId),
      )
      .toSorted((one, other) => one.soldAtMs - other.soldAtMs);
    const soon = innocent.filter(({ paymentToken, soldAtMs }) => {
      const before = lastMs.get(paymentToken ?? "") ?? -Infinity;
      lastMs.set(paymentToken ?? "", soldAtMs);
      return soldAtMs - before < 10 * minuteMs;
    });
    expect(soon).toEqual([]);
    expect(truth.selling.burstSaleIds.length).toBeGreaterThan(20);
  });

  it("tells of thousands of distinct texts in two languages, some about products and campaigns", () => {
    const mentions = soundOf(arrivals, "social-mentions").map(({ value }) => value);
    const texts = new Set(mentions.map(({ text }) => text));
    expect(mentions.length).toBeGreaterThan(3_000);
    expect(texts.size).toBeGreaterThan(0.9 * mentions.length);
    for (const language of ["fr", "en"]) {
      expect(mentions.filter((one) => one.language === language).length).toBeGreaterThan(500);
    }
    expect(mentions.filter(({ campaignId }) => campaignId !== null).length).toBeGreaterThan(300);
    expect(mentions.filter(({ productId }) => productId !== null).length).toBeGreaterThan(300);
    expect(mentions.filter(({ rating }) => rating !== null).length).toBeGreaterThan(300);
    expect(truth.talk.sarcasticMentionIds.length).toBeGreaterThan(20);
    expect(truth.talk.spamMentionIds.length).toBeGreaterThan(20);
  });

  it("tells of an account that is erased or merged nothing more afterwards", () => {
    const { erasedCustomerIds, mergedCustomerIds } = truth.accounts;
    const ended = new Set([...erasedCustomerIds, ...mergedCustomerIds.map(([from]) => from)]);
    expect(ended.size).toBeGreaterThan(5);
    const endedAtMs = new Map<string, number>();
    for (const { value } of soundOf(arrivals, "customer-accounts")) {
      if (ended.has(value.customerId) && value.kind !== "changed" && value.kind !== "created") {
        endedAtMs.set(value.customerId, value.changedAtMs);
      }
    }
    const later = sales.filter(
      ({ value }) =>
        value.soldAtMs > (endedAtMs.get(value.customerId ?? "") ?? Infinity) + 10 * minuteMs &&
        value.kind === "purchase",
    );
    expect(later).toEqual([]);
  });
});

function topOf(counts: ReadonlyMap<string, number>, count: number): readonly string[] {
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name]) => name);
}
