import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createManualClock } from "#kernel/clock";
import { dayMs } from "#kernel/units";
import type { RecordOf } from "#model";
import { deadLetter, fraudAlert, sale } from "#model/omnishop";
import { tills } from "../../model/omnishop/selling.ts";
import { createCodec } from "../../reference-impl/codec/codec.ts";
import type { DeadLetter } from "../../reference-impl/ingest/dead-letter.ts";
import { createDoor } from "../../reference-impl/ingest/door.ts";
import { recordOf } from "./codec-contracts.ts";

const arrivalMs = 1_700_000_000_000;
const line = {
  productId: "p-1",
  quantity: 2,
  unitPriceMicros: 1_500_000,
  amountMinor: 300,
  promotionId: null,
};
const good: RecordOf<typeof sale> = {
  saleId: "s-1",
  kind: "purchase",
  channel: "shop",
  placeId: "shop-7",
  terminalId: "till-3",
  customerId: null,
  paymentToken: "tok-1",
  currency: "EUR",
  totalMinor: 600,
  soldAtMs: arrivalMs - 1000,
  lines: [line, line],
};
const free = { ...line, unitPriceMicros: 0, amountMinor: 0 };
const codec = createCodec(sale);
const door = createDoor({ source: tills, codec });
const without = (name: string): unknown =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe("a record that the contract allows", () => {
  it("is let in as it is, and counts as many rows as it has lines", () => {
    const { accepted, rejected, rows } = door.admit([{ arrivalMs, value: good }]);
    expect(accepted).toEqual([good]);
    expect(accepted[0]).toBe(good);
    expect(rejected).toEqual([]);
    expect(rows).toEqual({ in: 2, accepted: 2, deadLettered: 0 });
  });

  it.each([
    ["a refund of negative quantities", { kind: "refund", lines: [{ ...line, quantity: -2 }] }],
    ["no lines", { lines: [] }],
    ["an event time of exactly a day ahead", { soldAtMs: arrivalMs + dayMs }],
    ["an event time of long ago", { soldAtMs: Date.UTC(2000, 0, 1) }],
    ["amounts at the ends of their range", { totalMinor: -(2 ** 52) }],
    ["a token of digits that fail the card formula", { paymentToken: "4111111111111112" }],
    ["a token of 12 digits that pass it", { paymentToken: "411111111116" }],
    ["no token", { paymentToken: null }],
  ])("may have %s", (_what, change) => {
    expect(door.admit([{ arrivalMs, value: { ...good, ...change } }]).rejected).toEqual([]);
  });
});

describe("a record that the contract forbids", () => {
  it.each<readonly [reason: string, detail: RegExp, value: unknown]>([
    ["malformed", /^the record is null/, null],
    ["malformed", /^the record is a number/, 12],
    ["malformed", /^the record is a list/, [good]],
    ["malformed", /^the record is missing/, undefined],
    ["malformed", /^the record is an object/, new Map()],
    ["wrong-type", /^saleId is missing/, without("saleId")],
    ["wrong-type", /^customerId is missing/, without("customerId")],
    ["wrong-type", /^saleId is 7, .* text/, { ...good, saleId: 7 }],
    ["wrong-type", /^saleId is .* text/, { ...good, saleId: "half \ud800 pair" }],
    ["wrong-type", /^saleId is null/, { ...good, saleId: null }],
    ["wrong-type", /^channel is "fax", .* shop, web/, { ...good, channel: "fax" }],
    ["wrong-type", /^totalMinor is 0\.5/, { ...good, totalMinor: 0.5 }],
    ["wrong-type", /^totalMinor is NaN/, { ...good, totalMinor: Number.NaN }],
    ["wrong-type", /^totalMinor is "6"/, { ...good, totalMinor: "6" }],
    ["wrong-type", /^soldAtMs is 4503599627370497/, { ...good, soldAtMs: 2 ** 52 + 1 }],
    ["wrong-type", /^lines is an object/, { ...good, lines: {} }],
    ["wrong-type", /^lines\[0\] is null/, { ...good, lines: [null] }],
    [
      "wrong-type",
      /^lines\[1\]\.quantity is 2147483648/,
      { ...good, lines: [line, { ...line, quantity: 2 ** 31 }] },
    ],
    ["unknown-field", /^the record has the field "colour"/, { ...good, colour: "red" }],
    ["unknown-field", /^lines\[1\] has the field "tax"/, { ...good, lines: [line, { ...line, tax: 1 }] }],
    ["unknown-field", /"__proto__"/, JSON.parse(`{"__proto__": 1, ${JSON.stringify(good).slice(1)}`)],
    ["far-future", /^soldAtMs is 1700086400001, 86400001 ms/, { ...good, soldAtMs: arrivalMs + dayMs + 1 }],
    ["far-past", /^soldAtMs is 946684799999, before the year 2000/, { ...good, soldAtMs: 946_684_799_999 }],
    ["far-past", /^soldAtMs is -62135596800000/, { ...good, soldAtMs: Date.parse("0001-01-01T00:00:00Z") }],
    ["sale-has-an-id", /^saleId is " \\t"/, { ...good, saleId: " \t" }],
    ["line-has-a-product", /^lines\[0\]\.productId is ""/, { ...good, lines: [{ ...line, productId: "" }] }],
    [
      "price-above-zero",
      /^lines\[0\]\.unitPriceMicros is 0, .* above 0, and so 1 more$/,
      { ...good, lines: [free, free] },
    ],
    ["bought-above-zero", /^lines\[0\]\.quantity is -1/, { ...good, lines: [{ ...line, quantity: -1 }] }],
    ["token-not-a-card", /^paymentToken is a text of 16/, { ...good, paymentToken: "4111111111111111" }],
    ["token-not-a-card", /^paymentToken is a text of 16/, { ...good, paymentToken: "5555555555554444" }],
    ["token-not-a-card", /^paymentToken is a text of 19/, { ...good, paymentToken: "4111 1111-1111 1111" }],
  ])("is turned away as %s, saying %s", (reason, detail, value) => {
    const { accepted, rejected } = door.admit([{ arrivalMs, value }]);
    expect(accepted).toEqual([]);
    expect(rejected).toEqual([
      expect.objectContaining({ sourceId: "tills", reason, refusedAtMs: arrivalMs }),
    ]);
    expect(rejected[0]?.detail).toMatch(detail);
  });

  it("is kept whole, with all its rows, where it is the record that is bad", () => {
    const bad = { ...good, saleId: "", lines: [line, free, line] };
    const { rejected, rows } = door.admit([{ arrivalMs, value: bad }]);
    expect(rejected).toEqual([expect.objectContaining({ reason: "sale-has-an-id", rowCount: 3 })]);
    expect(JSON.parse(rejected[0]?.payload ?? "")).toEqual(bad);
    expect(rows).toEqual({ in: 3, accepted: 0, deadLettered: 3 });
  });

  it("does not tell personal values in the detail", () => {
    const changes = [{ paymentToken: "4111111111111111" }, { customerId: 4_155_551_234 }];
    const { rejected } = door.admit(changes.map((change) => ({ arrivalMs, value: { ...good, ...change } })));
    expect(rejected.map(({ detail }) => detail).join()).not.toMatch(/4111|4155/);
    expect(rejected).toHaveLength(2);
  });

  it("is told by the clock where there is one", () => {
    const timed = createDoor({ source: tills, codec, clock: createManualClock(42) });
    expect(timed.admit([{ arrivalMs, value: null }]).rejected[0]?.refusedAtMs).toBe(42);
  });

  it("is one farther ahead than the door was told to bear", () => {
    const strict = createDoor({ source: tills, codec, farFutureMs: 0 });
    const values = [
      { ...good, soldAtMs: arrivalMs },
      { ...good, soldAtMs: arrivalMs + 1 },
    ];
    const { accepted, rejected } = strict.admit(values.map((value) => ({ arrivalMs, value })));
    expect([accepted.length, rejected.map(({ reason }) => reason)]).toEqual([1, ["far-future"]]);
  });

  it.each([[10n], [Symbol("x")], [() => 1]])(
    "has a payload even where JSON has no word for it: %s",
    (value) => {
      expect(door.admit([{ arrivalMs, value }]).rejected[0]?.payload).not.toBe("");
    },
  );

  it("has a payload even when it contains itself", () => {
    const endless: Record<string, unknown> = { ...good };
    endless["self"] = endless;
    const { rejected } = door.admit([{ arrivalMs, value: endless }]);
    expect(rejected).toEqual([
      expect.objectContaining({ reason: "unknown-field", payload: "[object Object]" }),
    ]);
  });
});

describe("lines of JSON", () => {
  it("are read, and the one that is no JSON is kept as it came", () => {
    const lines = [JSON.stringify(good), '{"saleId": "s-2', JSON.stringify({ ...good, saleId: "" })];
    const { accepted, rejected, rows } = door.admitJson(lines.map((text) => ({ arrivalMs, line: text })));
    expect(accepted).toEqual([good]);
    expect(rejected.map(({ reason, payload }) => [reason, payload])).toEqual([
      ["malformed", lines[1]],
      ["sale-has-an-id", lines[2]],
    ]);
    expect(rows).toEqual({ in: 5, accepted: 2, deadLettered: 3 });
  });

  it("do not let through a number that reading has changed", () => {
    const text = JSON.stringify(good).replace('"totalMinor":600', '"totalMinor":9007199254740993');
    const { rejected } = door.admitJson([{ arrivalMs, line: text }]);
    expect(rejected).toEqual([expect.objectContaining({ reason: "wrong-type", payload: text })]);
  });
});

describe("a batch of bytes", () => {
  it("lets in what is good in it, and turns away the rest", () => {
    const bytes = codec.encode([good, { ...good, saleId: "" }]);
    const { accepted, rejected } = door.admitBytes({ arrivalMs, bytes });
    expect(accepted).toEqual([good]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["sale-has-an-id"]);
  });

  it.each([
    ["truncated", codec.encode([good]).subarray(0, 30)],
    ["truncated", new Uint8Array(0)],
    ["unknown-schema", createCodec(fraudAlert).encode([])],
  ])("that cannot be read is one dead letter: %s", (reason, bytes) => {
    const { accepted, rejected, rows } = door.admitBytes({ arrivalMs, bytes });
    expect(accepted).toEqual([]);
    expect(rejected).toEqual([expect.objectContaining({ reason, rowCount: 1 })]);
    expect(Uint8Array.from(atob(rejected[0]?.payload ?? ""), (unit) => unit.charCodeAt(0))).toEqual(
      Uint8Array.from(bytes),
    );
    expect(rows).toEqual({ in: 1, accepted: 0, deadLettered: 1 });
  });
});

describe("whatever comes to the door", () => {
  const anyValue = fc.oneof(
    recordOf(sale.fields),
    fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }),
    recordOf(sale.fields).chain((record) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(sale.fields), "other"), fc.anything())
        .map(([name, value]) => Object.assign({}, record, { [name]: value })),
    ),
  );

  it("is let in or turned away: in = accepted + dead-lettered, and both can be written to the log", () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 8 }), (values) => {
        const incoming = values.map((value) => ({ arrivalMs, value }));
        const { accepted, rejected, rows } = door.admit(incoming);
        expect(accepted.length + rejected.length).toBeGreaterThanOrEqual(values.length);
        expect(rows.in).toBe(rows.accepted + rows.deadLettered);
        expect(rows.accepted).toBe(accepted.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0));
        expect(rows.deadLettered).toBe(rejected.reduce((sum, { rowCount }) => sum + rowCount, 0));
        expect(codec.decode(codec.encode(accepted))).toEqual(accepted);
        const letters: readonly RecordOf<typeof deadLetter>[] = rejected;
        const written = createCodec(deadLetter);
        const read: readonly DeadLetter[] = written.decode(written.encode(letters));
        expect(read).toEqual(rejected);
      }),
    );
  });
});
