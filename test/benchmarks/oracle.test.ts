import { describe, expect, it } from "vitest";
import { expectedBurstAlerts, expectedProductHours, expectedTotals } from "../../benchmarks/oracle/oracle.ts";
import { noonMs, saleOf } from "../reference-impl/needs-sales.ts";

const hourMs = 3_600_000;

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

  it("names the sales that have three others in the ten minutes before them", () => {
    expect(expectedBurstAlerts(salesOf("purchase"))).toEqual(["s3", "s4"]);
    expect(expectedBurstAlerts(salesOf("refund"))).toEqual([]);
  });
});
