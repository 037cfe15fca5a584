import { describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#kernel/units";
import { differingProductHours, expectedProductHours } from "#benchmarks";
import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";

const noonMs = 1_768_219_200_000;
const inTime = { disorderMs: 0, latenessMs: dayMs };

function receipt(saleId: string, soldAtMs: number, quantity = 1): RecordOf<typeof sale> {
  const lines = [
    { productId: "p-1", quantity, unitPriceMinor: 250, amountMinor: 250 * quantity, promotionId: null },
  ];
  return {
    saleId,
    kind: quantity < 0 ? "refund" : "purchase",
    channel: "shop",
    placeId: "shop-001",
    terminalId: "t1",
    customerId: null,
    paymentToken: null,
    currency: "EUR",
    totalMinor: 250 * quantity,
    soldAtMs,
    lines,
  };
}

const entry = {
  productId: "p-1",
  hourStartMs: noonMs,
  currency: "EUR",
  units: 3,
  amountMinor: 750,
  lineCount: 2,
} as const;

describe("the oracle", () => {
  it("adds up the lines of an hour, and counts a receipt once", () => {
    const receipts = [receipt("a", noonMs), receipt("b", noonMs + hourMs - 1, 2), receipt("a", noonMs)];
    expect(expectedProductHours(receipts, inTime)).toEqual([entry]);
  });

  it("takes a refund off", () => {
    const [only] = expectedProductHours([receipt("a", noonMs, 2), receipt("r", noonMs + 1, -2)], inTime);
    expect(only).toMatchObject({ units: 0, amountMinor: 0, lineCount: 2 });
  });

  it("leaves out what came after the time that it may take, and keeps what came just in time", () => {
    const receipts = [receipt("now", noonMs + dayMs), receipt("just", noonMs), receipt("late", noonMs - 1)];
    expect(expectedProductHours(receipts, inTime).map(({ hourStartMs }) => hourStartMs)).toEqual([
      noonMs + dayMs,
      noonMs,
    ]);
  });

  it("counts entries that are missing, extra or unequal", () => {
    const other = { ...entry, productId: "p-2" };
    expect(differingProductHours([entry], [entry])).toBe(0);
    expect(differingProductHours([entry], [])).toBe(1);
    expect(differingProductHours([], [entry])).toBe(1);
    expect(differingProductHours([entry, other], [{ ...entry, units: 4 }, other])).toBe(1);
  });
});
