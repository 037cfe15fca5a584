import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { dayMs } from "#kernel/units";
import { parseEvidence } from "#model";
import { omnishop } from "#model/omnishop";
import { shareBounds, shareFigure } from "../../benchmarks/evidence/share.ts";
import { measureNeedDelays } from "../../benchmarks/needs/need-delays.ts";
import { covers, plantedEffectOf } from "../../benchmarks/needs/planted-effects.ts";
import { measurePlantedTruth } from "../../benchmarks/needs/planted-truth.ts";
import { withPlantedWorld } from "../../benchmarks/needs/planted-world.ts";
import { besideRecency, gainOf, leftOf, oldestFirst } from "../../benchmarks/needs/ranking.ts";
import { circumstances } from "./folder.ts";

const startMs = Date.UTC(2026, 0, 5, 12);

function purchase(saleId: string, customerId: string | null, dayCount: number) {
  return {
    saleId,
    kind: "purchase",
    channel: "web",
    placeId: "web-fr",
    terminalId: "web",
    customerId,
    paymentToken: null,
    currency: "EUR",
    totalMinor: 100,
    soldAtMs: startMs + dayCount * dayMs,
    lines: [],
  } as const;
}

function exposed(customerId: string, arm: "treated" | "held-out") {
  return {
    exposureId: customerId,
    campaignId: "c",
    customerId,
    arm,
    channel: "mail",
    exposedAtMs: startMs,
  } as const;
}

describe("the bounds of a share", () => {
  it("are Wilson’s, as his readers tabulate them", () => {
    const { low, high } = shareBounds({ hits: 81, count: 263 });
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.2553", "0.3662"]);
    const none = shareBounds({ hits: 0, count: 20 });
    expect([none.low.toFixed(4), none.high.toFixed(4)]).toEqual(["0.0000", "0.1611"]);
  });

  it("hold the share itself, within 0 and 1", () => {
    const shares = fc.integer({ min: 1, max: 5_000 }).chain((count) =>
      fc.record({
        hits: fc.oneof(fc.constant(0), fc.constant(count), fc.nat(count)),
        count: fc.constant(count),
      }),
    );
    fc.assert(
      fc.property(shares, (share) => {
        const { low, high } = shareBounds(share);
        const value = share.hits / share.count;
        expect([low >= 0, low <= value, value <= high, high <= 1]).toEqual([true, true, true, true]);
      }),
    );
  });

  it("are refused of nothing", () => {
    const origin = {
      ...circumstances,
      provenance: "measured",
      workload: {},
      subjectOf: { entries: [], topologies: [] },
      subjectHash: "",
    } as const;
    const measured = { id: "a", metric: "b", subject: "c" };
    expect(() => shareFigure(origin, measured, { hits: 0, count: 0 })).toThrow("a is a share of nothing");
  });
});

describe("the planted effect of a campaign", () => {
  const exposures = [...["a", "b", "c", "d"].map((id) => exposed(id, "treated")), exposed("e", "held-out")];
  const campaign = { campaignId: "c", addedSaleIds: ["a-1", "b-1"], purchaseUplift: 0.5 };

  it("is the planted chance for the part of both arms who did not buy in their week by themselves", () => {
    const sales = [
      purchase("a-1", "a", 1),
      purchase("b-1", "b", 2),
      // This one would have bought anyway, as another who was held out; the next buys too late.
      purchase("b-2", "b", 6),
      purchase("e-1", "e", 0),
      purchase("c-1", "c", 7),
      purchase("f-1", null, 3),
      purchase("g-1", "g", 3),
    ];
    expect(plantedEffectOf(campaign, { sales, exposures })).toBe(0.5 * (1 - 2 / 5));
  });

  it("is none of a campaign to which nobody was exposed", () => {
    expect(plantedEffectOf({ ...campaign, campaignId: "other" }, { sales: [], exposures })).toBeNull();
  });

  it("is covered by an interval with it in, and by none that was not answered", () => {
    const campaignId = "c";
    expect(covers({ campaignId, planted: 0.2, low: 0.2, high: 0.3 })).toBe(true);
    expect(covers({ campaignId, planted: 0.2, low: 0.21, high: 0.3 })).toBe(false);
    expect(covers({ campaignId, planted: 0.2, low: Number.NaN, high: Number.NaN })).toBe(false);
  });
});

describe("the ranking by recency alone", () => {
  const sales = [
    purchase("1", "new", 20),
    purchase("2", "old", 2),
    purchase("3", "old", 3),
    purchase("4", "older", 1),
    purchase("5", "closed", 0),
    purchase("6", "today", 30),
    purchase("7", null, 0),
  ];
  const closed = {
    changeId: "x",
    customerId: "closed",
    kind: "erased",
    loyaltyTier: "none",
    hasPushConsent: false,
    hasMailConsent: false,
    mergedIntoId: null,
    homePlaceId: null,
    changedAtMs: startMs + dayMs,
  } as const;

  it("takes open accounts by their last purchase before today, the oldest first", () => {
    const ranked = oldestFirst({ sales, changes: [closed], nowMs: startMs + 30 * dayMs });
    expect(ranked.map(({ customerId, dayCount }) => [customerId, dayCount])).toEqual([
      ["older", 1],
      ["old", 2],
      ["new", 1],
    ]);
  });
});

describe("the customers named", () => {
  it("are as many by recency as by the need, and each has left or not", () => {
    const ranked = ["old", "middle", "new"].map((customerId) => ({ customerId }));
    expect(besideRecency({ named: ["middle", "new"], ranked, left: new Set(["old", "new"]) })).toEqual([
      { hasLeft: false, byNeed: true, byRecency: true },
      { hasLeft: true, byNeed: true, byRecency: false },
      { hasLeft: true, byNeed: false, byRecency: true },
    ]);
  });
});

function customer(hasLeft: boolean, by: "need" | "recency" | "both") {
  return { hasLeft, byNeed: by !== "recency", byRecency: by !== "need" };
}

describe("the gain of one ranking over another", () => {
  const named = [
    ...Array.from({ length: 60 }, () => customer(true, "both")),
    ...Array.from({ length: 30 }, () => customer(true, "need")),
    ...Array.from({ length: 10 }, () => customer(false, "need")),
    ...Array.from({ length: 20 }, () => customer(true, "recency")),
    ...Array.from({ length: 20 }, () => customer(false, "recency")),
  ];

  it("is how many more of its customers have left, with bounds around it", () => {
    expect(leftOf(named, "byNeed")).toEqual({ hits: 90, count: 100 });
    expect(leftOf(named, "byRecency")).toEqual({ hits: 80, count: 100 });
    const { estimate, low, high } = gainOf(named, createRandom("gain"));
    expect(estimate).toBe(1.125);
    expect([low > 1, low < 1.1, high > 1.15, high < 1.3]).toEqual([true, true, true, true]);
  });
});

describe("a planted world", () => {
  it("reaches the server whole: each arm of a campaign has whoever was exposed in it", async () => {
    const counts = await withPlantedWorld(
      { seed: "whole", eventsPerSecond: 0.002, weeks: 2 },
      async (world, ask) => {
        const treated = new Set(
          world.exposures
            .filter(({ campaignId, arm }) => campaignId === "campaign-1" && arm === "treated")
            .map(({ customerId }) => customerId),
        );
        const [campaign] = world.truth.campaigns;
        const planted = new Set(campaign?.addedSaleIds);
        const buyers = world.sales.flatMap(({ saleId, customerId }) =>
          planted.has(saleId) ? [customerId ?? ""] : [],
        );
        expect(buyers.length).toBeGreaterThan(5);
        expect(buyers.filter((customerId) => !treated.has(customerId))).toEqual([]);
        return { expected: treated.size, answered: await ask("/campaigns/campaign-1") };
      },
    );
    expect(counts.expected).toBeGreaterThan(20);
    expect(counts.answered).toMatchObject({ treated: { customerCount: counts.expected } });
  }, 60_000);
});

describe("the benchmarks of the needs", () => {
  it("leave a figure in its unit for every objective that is not one of HTTP", async () => {
    const found = [
      ...(await measureNeedDelays(circumstances, {
        eventsPerSecond: 300,
        pastSeconds: 330,
        trialCount: 5,
        trialMs: 300,
        queriesPerSecond: 500,
      })),
      ...(await measurePlantedTruth(circumstances, { worldCount: 1, weeks: 8, eventsPerSecond: 0.0012 })),
    ];
    expect(found.map(parseEvidence)).toEqual(found);
    const told = new Set(
      found.map((piece) =>
        piece.kind === "figure" ? `${piece.subject}.${piece.metric} ${piece.unit}` : piece.kind,
      ),
    );
    const aimed = omnishop.needs
      .flatMap(({ objectives }) => objectives)
      .filter(({ subject }) => omnishop.topologies.some(({ id }) => id === subject))
      .map(({ subject, metric, unit }) => `${subject}.${metric} ${unit}`);
    expect(aimed.length).toBeGreaterThan(5);
    expect(aimed.filter((one) => !told.has(one))).toEqual([]);
    for (const piece of found) expect(piece).toMatchObject({ interval: { level: 0.95 } });
  }, 120_000);
});
