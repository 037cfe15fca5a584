import { describe, expect, it } from "vitest";
import { utcMs } from "#kernel/civil-time";
import type { FileArrival } from "#reference-impl";
import { readRows, retailRow } from "./retail-csv.ts";

const at = (year: number, month: number, day: number): number =>
  utcMs({ year, month, day, hour: 8, minute: 26, second: 0, millisecond: 0 });
const receiptsOf = (
  arrivals: readonly FileArrival[],
): readonly Extract<FileArrival, { value: unknown }>["value"][] =>
  arrivals.flatMap((arrival) => ("value" in arrival ? [arrival.value] : []));
const refusalsOf = (arrivals: readonly FileArrival[]): readonly (readonly [string, string])[] =>
  arrivals.flatMap((arrival) =>
    "unread" in arrival ? [[arrival.unread.reason, arrival.unread.detail] as const] : [],
  );

const days = (dates: readonly string[]): Promise<Awaited<ReturnType<typeof readRows>>> =>
  readRows(dates.map((date, index) => retailRow({ invoice: String(536_000 + index), at: `${date}T08:26` })));

describe("rows of a retail file", () => {
  it("of one invoice are one receipt, in the file's order", async () => {
    const { arrivals } = await readRows([
      retailRow(),
      retailRow({ product: "71053", quantity: "2", price: "3.39" }),
    ]);
    const line = {
      promotionId: null,
      productId: "85123A",
      quantity: 6,
      unitPriceMicros: 2_550_000,
      amountMinor: 1530,
    };
    expect(arrivals).toEqual([
      {
        arrivalMs: at(2010, 12, 1),
        value: {
          saleId: "536365",
          kind: "purchase",
          channel: "web",
          placeId: "web-united-kingdom",
          terminalId: "web",
          customerId: "17850",
          paymentToken: null,
          currency: "GBP",
          totalMinor: 2208,
          soldAtMs: at(2010, 12, 1),
          lines: [
            line,
            { ...line, productId: "71053", quantity: 2, unitPriceMicros: 3_390_000, amountMinor: 678 },
          ],
        },
      },
    ]);
  });

  it("of one invoice are one receipt when rows of another stand between them, with the time of the first", async () => {
    const { arrivals } = await readRows([
      retailRow({ at: "2011-02-01T11:19" }),
      retailRow({ invoice: "C542805", quantity: "-1", at: "2011-02-01T11:19" }),
      retailRow({ at: "2011-02-01T11:20" }),
    ]);
    const [first, second] = receiptsOf(arrivals);
    expect(first?.lines).toHaveLength(2);
    expect(first?.soldAtMs).toBe(
      utcMs({ year: 2011, month: 2, day: 1, hour: 11, minute: 19, second: 0, millisecond: 0 }),
    );
    expect(second).toMatchObject({ kind: "refund", totalMinor: -255 });
  });

  it("that disagree with the invoice about customer or country are no rows of it", async () => {
    const { arrivals, tally } = await readRows([
      retailRow(),
      retailRow({ customer: "99999" }),
      retailRow({ country: "France" }),
    ]);
    expect(refusalsOf(arrivals).map(([reason]) => reason)).toEqual([
      "receipt-disagrees",
      "receipt-disagrees",
    ]);
    expect(refusalsOf(arrivals).join()).not.toContain("99999");
    expect(tally).toMatchObject({ rows: 3, unreadRows: 2, receipts: 1 });
  });

  it("are kept where they repeat each other, and counted", async () => {
    const { arrivals, tally } = await readRows([
      retailRow(),
      retailRow(),
      retailRow({ description: "OTHER" }),
    ]);
    expect(receiptsOf(arrivals)[0]?.lines).toHaveLength(3);
    expect(tally.repeatedRows).toBe(1);
  });

  it("bear the clock of London, in summer an hour ahead", async () => {
    const { arrivals } = await readRows([retailRow({ at: "2011-07-01T08:26" })]);
    expect(receiptsOf(arrivals)[0]?.soldAtMs).toBe(at(2011, 7, 1) - 3_600_000);
  });

  it.each([
    ["2010-12-01 08:26:00", at(2010, 12, 1)],
    ["12/1/2010 8:26", at(2010, 12, 1)],
    ["2/11/2011 8:26", at(2011, 2, 11)],
  ])("may write the time as %s", async (text, soldAtMs) => {
    expect(receiptsOf((await readRows([retailRow({ at: text })])).arrivals)[0]?.soldAtMs).toBe(soldAtMs);
  });

  it.each([
    ["", null],
    ["17850.0", "17850"],
    ["17850", "17850"],
  ])('name the customer "%s" as %s', async (customer, customerId) => {
    expect(receiptsOf((await readRows([retailRow({ customer })])).arrivals)[0]?.customerId).toBe(customerId);
  });

  it("keep a price below a penny, and round the amount, saying by how much", async () => {
    const { arrivals, tally } = await readRows([retailRow({ quantity: "1", price: "0.001" })]);
    expect(receiptsOf(arrivals)[0]?.lines[0]).toMatchObject({ unitPriceMicros: 1000, amountMinor: 0 });
    expect(tally).toMatchObject({ amountMinor: 0, roundingMicros: 1000 });
  });

  it.each([
    [
      "malformed",
      "line 2 has 7 columns, and must have 8",
      "536365,85123A,HOLDER,6,2010-12-01T08:26,2.55,17850",
    ],
    ["malformed", "line 2 has 1 columns, and must have 8", "nothing of the kind"],
    ["malformed", "line 2 opens a quote that is never closed", '536365,"85123A,HOLDER'],
    ["wrong-type", 'line 2: InvoiceDate is "2010-13-01T08:26"', retailRow({ at: "2010-13-01T08:26" })],
    ["wrong-type", 'line 2: InvoiceDate is ""', retailRow({ at: "" })],
    ["wrong-type", 'line 2: Quantity is "six"', retailRow({ quantity: "six" })],
    ["wrong-type", 'line 2: Quantity is "1.5"', retailRow({ quantity: "1.5" })],
    ["wrong-type", 'line 2: Quantity is "4000000000"', retailRow({ quantity: "4000000000" })],
    ["wrong-type", 'line 2: UnitPrice is "2,55"', retailRow({ price: '"2,55"' })],
    ["wrong-type", 'line 2: UnitPrice is "NaN"', retailRow({ price: "NaN" })],
    ["wrong-type", 'line 2: UnitPrice is "0.0000001"', retailRow({ price: "0.0000001" })],
    ["wrong-type", 'line 2: UnitPrice is "99999999999"', retailRow({ price: "99999999999" })],
  ])("are told apart from what cannot be read: %s, %s", async (reason, detail, row) => {
    const { arrivals, tally } = await readRows([row, retailRow({ invoice: "536366" })]);
    expect(refusalsOf(arrivals)).toEqual([[reason, expect.stringContaining(detail)]]);
    expect(arrivals.find((arrival) => "unread" in arrival)).toMatchObject({
      arrivalMs: at(2010, 12, 1),
      unread: { payload: row },
    });
    expect(tally).toMatchObject({ rows: 2, unreadRows: 1, receipts: 1 });
  });

  it("may have their columns in any order, and the names of the second edition", async () => {
    const { arrivals } = await readRows(
      ["France,12345.0,1.5,2009-12-01 08:26:00,2,MUG,21523,489434"],
      "Country,Customer ID,Price,InvoiceDate,Quantity,Description,StockCode,Invoice",
    );
    expect(receiptsOf(arrivals)[0]).toMatchObject({ saleId: "489434", customerId: "12345", totalMinor: 300 });
  });

  it.each([
    [
      "a column is missing",
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID",
      'it lacks "Country";',
    ],
    [
      "a column is too many",
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Tax",
      'Countr": it has besides "Tax";',
    ],
    [
      "a column comes twice",
      "InvoiceNo,InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
      'it lacks "StockCode"; it repeats "InvoiceNo";',
    ],
    ["it is JSON", '{"saleId": "s-1"}', 'it has besides "{\\"saleId\\": \\"s-1\\"}";'],
    ["a quote opens and never closes", '"InvoiceNo', "opens a quote"],
    ["its lines end with a carriage return alone", "InvoiceNo,StockCode\r1,2\r", "a carriage return alone"],
  ])("are not looked for where %s, which is said", async (_what, header, said) => {
    await expect(readRows([retailRow()], header)).rejects.toThrow(said);
    await expect(readRows([retailRow()], header)).rejects.toMatchObject({
      code: "INPUT_NOT_OF_FORMAT",
      message: expect.stringMatching(/sales\.csv is not an Online Retail file.*InvoiceNo, StockCode/),
    });
  });
});

describe("the clock of a file", () => {
  it("does not believe one receipt that is dated years ahead", async () => {
    const dates = Array.from({ length: 40 }, (_, index) => (index === 5 ? "2099-01-01" : "2010-12-01"));
    const { arrivals } = await days(dates);
    expect(new Set(arrivals.map(({ arrivalMs }) => arrivalMs))).toEqual(new Set([at(2010, 12, 1)]));
  });

  it("goes on over holidays, and never back", async () => {
    const dates = Array.from({ length: 40 }, (_, index) =>
      index === 30 ? "1970-01-01" : index < 25 ? "2010-12-23" : "2011-01-04",
    );
    const { arrivals } = await days(dates);
    expect(arrivals.map(({ arrivalMs }) => arrivalMs)).toEqual(
      dates.map((_, index) => (index < 25 ? at(2010, 12, 23) : at(2011, 1, 4))),
    );
  });
});
