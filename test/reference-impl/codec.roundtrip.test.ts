import { Buffer } from "node:buffer";
import avro from "avsc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#kernel/canonical-json";
import type { Contract, RecordOf } from "#model";
import { double, list, money, optional, string } from "#model";
import { fraudAlert, sale } from "#model/omnishop";
import { avroSchemaOf } from "../../reference-impl/codec/avro-schema.ts";
import { createCodec, createFieldsCodec } from "../../reference-impl/codec/codec.ts";
import type { Seal } from "../../reference-impl/codec/record-codec.ts";
import { ReferenceError } from "../../reference-impl/reference-error.ts";
import { anyContract, contractWithRecords } from "./codec-contracts.ts";

const alert: RecordOf<typeof fraudAlert> = {
  saleId: "s-1",
  paymentToken: "tok",
  reason: "impossible-travel",
  currency: "GBP",
  amountMinor: 12_345,
  soldAtMs: 1_700_000_000_000,
};

/** The error that reading gives, or null. */
function errorOf(read: () => unknown): unknown {
  try {
    read();
    return null;
  } catch (error) {
    return error;
  }
}

/** The code of the error that reading a body as a batch gives, or null. */
function codeOfReading(contract: Contract, body: Uint8Array): unknown {
  const codec = createCodec(contract);
  const bytes = Uint8Array.of(...codec.encode([]).subarray(0, 5), ...body);
  const error = errorOf(() => codec.decode(bytes));
  return error instanceof ReferenceError ? error.code : error;
}

/** Turns every bit, so that sealed bytes are no Avro. */
const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
const turning: Seal = { seal: turned, open: turned };

describe("a contract's codec", () => {
  it("gives back any records of any contract, exactly", () => {
    fc.assert(
      fc.property(contractWithRecords, ({ contract, records }) => {
        const codec = createCodec(contract);
        expect(codec.decode(codec.encode(records))).toStrictEqual(records);
      }),
    );
  });

  it("gives plain objects, which canonical JSON takes", () => {
    const codec = createCodec(fraudAlert);
    expect(canonicalJson(codec.decode(codec.encode([alert]))[0] ?? null)).toBe(canonicalJson(alert));
  });

  it("writes a batch in the Confluent wire format, which any reader of Avro reads", () => {
    const codec = createCodec(fraudAlert);
    const bytes = codec.encode([alert, alert]);
    const view = new DataView(bytes.buffer);
    expect([view.getUint8(0), view.getUint32(1)]).toEqual([0, codec.schemaId]);
    const schema = JSON.parse(JSON.stringify({ type: "array", items: avroSchemaOf(fraudAlert) }));
    const read: unknown = avro.Type.forSchema(schema).fromBuffer(Buffer.from(bytes.subarray(5)));
    expect(JSON.parse(JSON.stringify(read))).toEqual([alert, alert]);
  });

  it("writes the very bytes that a plain writer of Avro does, for any records", () => {
    fc.assert(
      fc.property(contractWithRecords, ({ contract, records }) => {
        const schema = JSON.parse(JSON.stringify({ type: "array", items: avroSchemaOf(contract) }));
        const plain = avro.Type.forSchema(schema, { wrapUnions: "never", omitRecordMethods: true });
        const body = createCodec(contract).encode(records).subarray(5);
        expect(Buffer.from(body).equals(plain.toBuffer(records))).toBe(true);
      }),
    );
  });

  it("writes whole numbers and texts at every change of length as a plain writer does", () => {
    const plain = avro.Type.forSchema(["long", "string"], { wrapUnions: "never" });
    const codec = createFieldsCodec({ count: money(), name: string() });
    const powers = Array.from({ length: 53 }, (_, power) => 2 ** power);
    const counts = powers.flatMap((power) => [power - 1, power, -power, 1 - power]);
    const texts = [0, 1, 62, 63, 64, 65, 66].flatMap((length) =>
      ["a", "é", "€"].map((unit) => unit.repeat(length)),
    );
    const unwrapped = (value: unknown): Uint8Array => plain.toBuffer(value).subarray(1);
    for (const [index, count] of counts.entries()) {
      const name = texts[index % texts.length] ?? "";
      const expected = Buffer.concat([unwrapped(count), unwrapped(name)]);
      expect(Buffer.from(codec.encode({ count, name })).equals(expected), `${count} ${name}`).toBe(true);
    }
  });

  it("gives bytes that the next batch does not touch", () => {
    const codec = createCodec(fraudAlert);
    const first = codec.encode([alert]);
    const copy = first.slice();
    codec.encode([{ ...alert, saleId: "another" }]);
    expect(first).toEqual(copy);
  });

  it("takes batches of any size, one after another", () => {
    const codec = createCodec(fraudAlert);
    for (const length of [1, 30_000, 0, 5]) {
      const records = Array.from({ length }, (_, index) => ({ ...alert, saleId: `s-${index}` }));
      expect(codec.decode(codec.encode(records))).toEqual(records);
    }
  });

  it("gives a schema the same id always, and two schemas two ids", () => {
    expect(createCodec(sale).schemaId).toBe(createCodec({ ...sale }).schemaId);
    expect(createCodec(sale).schemaId).not.toBe(createCodec(fraudAlert).schemaId);
    fc.assert(
      fc.property(anyContract, (contract) => {
        const { schemaId } = createCodec(contract);
        expect(schemaId).toBe(Math.abs(schemaId) | 0);
      }),
    );
  });

  it("seals all but the head, and opens it again", () => {
    const [open, sealed] = [createCodec(fraudAlert), createCodec(fraudAlert, turning)];
    const bytes = sealed.encode([alert]);
    expect(bytes.subarray(5)).toEqual(turned(open.encode([alert]).subarray(5)));
    expect(bytes.subarray(0, 5)).toEqual(open.encode([alert]).subarray(0, 5));
    expect(sealed.decode(bytes)).toEqual([alert]);
  });
});

describe("a number that Avro would not keep exactly", () => {
  it.each([2 ** 52 + 1, -(2 ** 52) - 1, Number.MAX_SAFE_INTEGER])("is refused: %d", (amountMinor) => {
    expect(errorOf(() => createCodec(fraudAlert).encode([{ ...alert, amountMinor }]))).toMatchObject({
      code: "NUMBER_TOO_GREAT",
      message: expect.stringContaining("amountMinor"),
    });
    const state = createFieldsCodec({ sums: list({ sum: optional(money()) }) });
    expect(errorOf(() => state.encode({ sums: [{ sum: amountMinor }] }))).toMatchObject({
      code: "NUMBER_TOO_GREAT",
    });
  });
});

describe("bytes that are not a batch of the contract", () => {
  it("are refused when cut at any byte", () => {
    fc.assert(
      fc.property(contractWithRecords, ({ contract, records }) => {
        const codec = createCodec(contract);
        const bytes = codec.encode(records);
        for (let end = 0; end < bytes.length; end++) {
          expect(errorOf(() => codec.decode(bytes.subarray(0, end)))).toMatchObject({
            code: "TRUNCATED_BATCH",
          });
        }
      }),
    );
  });

  it("are refused when something follows", () => {
    const codec = createCodec(fraudAlert);
    const bytes = Uint8Array.of(...codec.encode([alert]), 0);
    expect(errorOf(() => codec.decode(bytes))).toMatchObject({ code: "TRUNCATED_BATCH" });
  });

  it("are refused when they are of another schema, saying of which", () => {
    const bytes = createCodec(fraudAlert).encode([alert]);
    const codec = createCodec(sale);
    expect(errorOf(() => codec.decode(bytes))).toMatchObject({
      code: "UNKNOWN_SCHEMA",
      message: expect.stringContaining(String(createCodec(fraudAlert).schemaId)),
    });
    bytes[0] = 1;
    expect(errorOf(() => createCodec(fraudAlert).decode(bytes))).toMatchObject({ code: "UNKNOWN_SCHEMA" });
  });

  it("are read or refused, whatever they are, in a time that their length bounds", () => {
    fc.assert(
      fc.property(anyContract, fc.uint8Array({ maxLength: 30 }), (contract, body) => {
        expect([null, "TRUNCATED_BATCH"]).toContain(codeOfReading(contract, body));
      }),
    );
    // A list that says it has 2^55 entries.
    const endless = Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01);
    expect(codeOfReading(sale, endless)).toBe("TRUNCATED_BATCH");
    const empties = createFieldsCodec({ empties: list({}) });
    expect(errorOf(() => empties.decode(endless))).toMatchObject({ code: "TRUNCATED_BATCH" });
  });
});

describe("a codec of fields", () => {
  const codec = createFieldsCodec({ name: optional(string()), points: list({ x: double() }) });
  const state = { name: null, points: [{ x: 0.1 }, { x: -0 }, { x: Number.MAX_VALUE }] };

  it("gives back one value, exactly", () => {
    expect(codec.decode(codec.encode(state))).toStrictEqual(state);
  });

  it("refuses what is cut", () => {
    const bytes = codec.encode(state);
    expect(errorOf(() => codec.decode(bytes.subarray(1)))).toMatchObject({ code: "TRUNCATED_BATCH" });
  });
});

describe("a contract's Avro schema", () => {
  it("says optional, list, choice and instant in Avro's words", () => {
    const { name, fields } = avroSchemaOf(sale);
    expect(name).toBe("sale");
    const types = new Map(fields.map((field) => [field.name, field.type]));
    expect(types.get("customerId")).toEqual(["null", "string"]);
    expect(types.get("channel")).toEqual({ type: "enum", name: "sale_channel", symbols: ["shop", "web"] });
    expect(types.get("soldAtMs")).toEqual({ type: "long", logicalType: "timestamp-millis" });
    expect(types.get("totalMinor")).toBe("long");
    expect(types.get("lines")).toMatchObject({
      type: "array",
      items: { type: "record", name: "sale_lines" },
    });
  });

  it("says a choice whose words are no names of Avro as a text", () => {
    const reason = avroSchemaOf(fraudAlert).fields.find(({ name }) => name === "reason");
    expect(reason?.type).toEqual({
      type: "string",
      choices: ["burst", "impossible-travel", "unusual-amount"],
    });
  });
});
