import { describe, expect, it } from "vitest";
import { createCodec, createDoor, openSales } from "#reference-impl";
import { webOrders } from "../../model/omnishop/selling.ts";
import { publicData } from "../public-data.ts";

/** What a door makes of a whole file: rows, and the lines that it refused with the reason. */
async function admitFile(path: string): Promise<unknown> {
  const file = await openSales(path, "online-retail");
  const door = createDoor({ source: webOrders, codec: createCodec(webOrders.contract) });
  const rows = { in: 0, accepted: 0, deadLettered: 0 };
  const reasons: Record<string, number> = {};
  const prices = { negative: 0, zero: 0, quantityNegative: 0 };
  const invoices = new Set<string>();
  const customers = new Set<string>();
  for await (const arrivals of file.arrivals) {
    for (const arrival of arrivals) {
      if (!("value" in arrival)) continue;
      invoices.add(arrival.value.saleId);
      if (arrival.value.customerId !== null) customers.add(arrival.value.customerId);
    }
    const admission = door.admit(arrivals);
    rows.in += admission.rows.in;
    rows.accepted += admission.rows.accepted;
    rows.deadLettered += admission.rows.deadLettered;
    for (const { reason, rowCount, payload } of admission.rejected) {
      reasons[reason] = (reasons[reason] ?? 0) + rowCount;
      for (const { unitPriceMicros, quantity } of JSON.parse(payload).lines) {
        if (unitPriceMicros < 0) prices.negative += 1;
        if (unitPriceMicros === 0) prices.zero += 1;
        if (quantity < 0) prices.quantityNegative += 1;
      }
    }
  }
  return { rows, reasons, prices, invoices: invoices.size, customers: customers.size, tally: file.tally() };
}

const year = publicData("retail/online_retail.csv.gz");

describe.skipIf(!year.isThere)(`the UCI Online Retail file, ${year.title}`, () => {
  it("comes to the totals that are published of it, and loses just its forbidden rows", async () => {
    expect(await admitFile(year.path)).toEqual({
      rows: { in: 541_909, accepted: 539_392, deadLettered: 2_517 },
      // Each row of a negative quantity that is no refund has the price zero too, whose rule comes first.
      reasons: { "price-above-zero": 2_517 },
      prices: { negative: 2, zero: 2_515, quantityNegative: 1_336 },
      invoices: 25_900,
      customers: 4_372,
      tally: {
        rows: 541_909,
        receipts: 25_900,
        unreadRows: 0,
        refundRows: 9_288,
        rowsWithoutCustomer: 135_080,
        repeatedRows: 5_268,
        // 9,747,747.934 pounds, of which 0.004 are four lines of a tenth of a penny.
        amountMinor: 974_774_793,
        roundingMicros: 4_000,
      },
    });
  }, 30_000);
});
