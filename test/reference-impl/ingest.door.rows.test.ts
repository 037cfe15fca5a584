import { describe, expect, it } from "vitest";
import { sale } from "#model/omnishop";
import { tills } from "../../model/omnishop/selling.ts";
import { createCodec } from "../../reference-impl/codec/codec.ts";
import { createDoor } from "../../reference-impl/ingest/door.ts";
import { noonMs as arrivalMs, saleOf } from "./needs-sales.ts";

const door = createDoor({ source: tills, codec: createCodec(sale) });
const good = saleOf();
const line = {
  productId: "p-1",
  quantity: 2,
  unitPriceMicros: 1_500_000,
  amountMinor: 300,
  promotionId: null,
};
const free = { ...line, unitPriceMicros: 0, amountMinor: 0 };

describe("a record of which some rows are forbidden", () => {
  const negative = { ...line, quantity: -2, amountMinor: -300 };
  const mixed = { ...good, lines: [free, line, negative, { ...free, productId: "p-2" }, line] };

  it("loses these rows alone, a dead letter for each reason, and goes on with the others", () => {
    const { accepted, rejected, rows } = door.admit([{ arrivalMs, value: mixed }]);
    expect(accepted).toEqual([{ ...good, lines: [line, line] }]);
    expect(rejected.map(({ reason, detail, rowCount }) => [reason, detail, rowCount])).toEqual([
      ["price-above-zero", "lines[0].unitPriceMicros is 0, and must be above 0, and so 1 more", 2],
      ["bought-above-zero", "lines[2].quantity is -2, and must be above 0", 1],
    ]);
    expect(rejected.map(({ payload }) => JSON.parse(payload))).toEqual([
      { ...good, lines: [free, { ...free, productId: "p-2" }] },
      { ...good, lines: [negative] },
    ]);
    expect(rows).toEqual({ in: 5, accepted: 2, deadLettered: 3 });
  });

  it("is let in again once its dead letters are mended, as they are records of the contract", () => {
    const { rejected } = door.admit([{ arrivalMs, value: mixed }]);
    const mended = rejected.map(({ payload }) =>
      payload
        .replaceAll('"unitPriceMicros":0', '"unitPriceMicros":1000')
        .replace('"quantity":-2', '"quantity":2'),
    );
    const again = door.admitJson(mended.map((text) => ({ arrivalMs, line: text })));
    expect(again.rows).toEqual({ in: 3, accepted: 3, deadLettered: 0 });
  });

  it("is turned away in parts where every row has a reason of its own", () => {
    const value = { ...good, lines: [free, negative] };
    const { accepted, rejected } = door.admit([{ arrivalMs, value }]);
    expect(accepted).toEqual([]);
    expect(rejected.map(({ reason, rowCount }) => [reason, rowCount])).toEqual([
      ["price-above-zero", 1],
      ["bought-above-zero", 1],
    ]);
  });

  it("keeps what the source calls its total", () => {
    const { accepted } = door.admit([
      { arrivalMs, value: { ...good, totalMinor: 250, lines: [line, negative] } },
    ]);
    expect(accepted[0]?.totalMinor).toBe(250);
  });
});
