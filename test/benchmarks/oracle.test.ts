import { describe, expect, it } from "vitest";
import { differingOutcomes, expectedOutcomes } from "../../benchmarks/oracle/campaigns.ts";
import { expectedCustomerDays } from "../../benchmarks/oracle/customer-days.ts";
import { expectedBurstAlerts, expectedProductHours, expectedTotals } from "../../benchmarks/oracle/oracle.ts";
import { noonMs, saleOf } from "../reference-impl/needs-sales.ts";

const hourMs = 3_600_000;

const exposure = {
  exposureId: "x1",
  campaignId: "c1",
  customerId: "k1",
  arm: "treated",
  channel: "mail",
  exposedAtMs: noonMs,
} as const;

function salesOf(kind: "purchase" | "refund") {
  return [0, 1, 2, 600_000, 600_001].map((afterMs, index) =>
    saleOf({ saleId: `s${index}`, kind, soldAtMs: noonMs + afterMs }),
  );
}

describe("the oracle", () => {
  const offered = [saleOf(), saleOf({ saleId: "s2", soldAtMs: noonMs + hourMs - 1 }), saleOf()];

  it("counts each receipt once", () => {
    expect(expectedProductHours(offered)).toEqual([
      { productId: "p1", hourStartMs: noonMs, currency: "EUR", units: 4, amountMinor: 2000, lineCount: 2 },
    ]);
    expect(expectedTotals(offered)).toEqual({
      receiptCount: 2,
      duplicateCount: 1,
      lineCount: 2,
      units: 4,
      amountMinor: { EUR: 2000, GBP: 0 },
    });
  });

  it("counts only the records that it is told to count", () => {
    const counting = new Set([2]);
    expect(expectedProductHours(offered, { counting })).toMatchObject([{ units: 2, lineCount: 1 }]);
    expect(expectedTotals(offered, { counting })).toMatchObject({ receiptCount: 1, duplicateCount: 0 });
  });

  it("takes any id for an id, one that objects have a property of as well", () => {
    const ids = ["toString", "constructor", "__proto__", "a\tb"];
    const exposed = ids.map((id) => ({ ...exposure, exposureId: id, customerId: id }));
    const sold = ids.map((id) => saleOf({ saleId: id, customerId: id, soldAtMs: noonMs }));
    const outcomes = expectedOutcomes(exposed, sold);
    expect(outcomes.map(({ customerId }) => customerId)).toEqual(ids);
    for (const { purchaseCount } of outcomes) expect(purchaseCount).toBe(1);
    expect(differingOutcomes(outcomes, outcomes)).toBe(0);
    expect(expectedCustomerDays(sold)).toHaveLength(ids.length);
  });

  it("names the sales that have three others in the ten minutes before them", () => {
    expect(expectedBurstAlerts(salesOf("purchase"))).toEqual(["s3", "s4"]);
    expect(expectedBurstAlerts(salesOf("refund"))).toEqual([]);
  });
});
