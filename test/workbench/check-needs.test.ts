import { describe, expect, it } from "vitest";
import { kappa } from "#model/omnishop";
import type { Shown } from "#reference-impl";
import { checkNeeds } from "../../workbench/run/check-needs.ts";
import { onlySales } from "../../workbench/run/heard.ts";

const empty: Shown = {
  productHours: () => [],
  alerts: () => [],
  stockLevels: () => [],
  outcomes: () => [],
  mentions: () => new Map(),
  customerDays: () => [],
  profiles: () => [],
  sessions: () => [],
};
const euros = { currency: "EUR", amountMinor: 100 } as const;
const customer = { customerId: "C1", ...euros } as const;

/** One entry of each view, which nothing that came in accounts for. */
const unfounded: Readonly<Record<string, Partial<Shown>>> = {
  "sales-by-product-hour": {
    productHours: () => [{ productId: "P1", hourStartMs: 0, units: 1, lineCount: 1, ...euros }],
  },
  "open-alerts": {
    alerts: () => [{ saleId: "S1", paymentToken: "T1", reason: "burst", soldAtMs: 0, ...euros }],
  },
  "customer-days": { customerDays: () => [{ ...customer, dayStartMs: 0, purchaseCount: 1 }] },
  "campaign-outcomes": {
    outcomes: () => [{ ...customer, campaignId: "K1", arm: "treated", purchaseCount: 1, changedAtMs: 0 }],
  },
  "campaign-mentions": {
    mentions: () => new Map([["K1", { mentionCount: 1, ratedCount: 0, starCount: 0 }]]),
  },
  "customer-profiles": {
    profiles: () => [
      {
        customerId: "C1",
        standing: "active",
        mergedIntoId: null,
        loyaltyTier: "none",
        hasPushConsent: true,
        hasMailConsent: false,
        changedAtMs: 0,
      },
    ],
  },
  "stock-levels": {
    stockLevels: () => [
      {
        skuLocationId: "P1@S1",
        placeId: "S1",
        productId: "P1",
        onHand: 1,
        demandPerDayMean: 0,
        reorderPoint: 0,
        changedAtMs: 0,
      },
    ],
  },
  "session-items": { sessions: () => [{ sessionId: "W1", items: ["P1"] }] },
};

describe("holding what is shown against plain loops", () => {
  it("finds nothing to say where nothing came in and nothing is shown", () => {
    expect(checkNeeds(empty, onlySales({ records: [] }), kappa)).toEqual([]);
  });

  it.each(Object.keys(unfounded))("counts an entry of %s that nothing accounts for as differing", (view) => {
    const shown = { ...empty, ...unfounded[view] };
    expect(checkNeeds(shown, onlySales({ records: [] }), kappa)).toEqual([
      { view, shown: 1, expected: 0, differing: 1 },
    ]);
  });
});
