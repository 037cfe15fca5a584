import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { double, list, money, string } from "#model";
import { createFieldsCodec } from "../../reference-impl/codec/codec.ts";
import type { FieldsCodec } from "../../reference-impl/codec/record-codec.ts";
import { DeltaWriter, readDelta } from "../../reference-impl/runtime/state-delta.ts";

const fields = { name: string(), points: list({ x: double() }), sum: money() } as const;
const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);
const codecs: readonly FieldsCodec<typeof fields>[] = [
  createFieldsCodec(fields),
  createFieldsCodec(fields, { seal: turned, open: turned }),
];
const anyState = fc.record({
  name: fc.string({ unit: "binary" }),
  points: fc.array(fc.record({ x: fc.double({ noNaN: true }) })),
  sum: fc.integer(),
});

describe.each(codecs)("a state that is written into bytes of somebody else", (codec) => {
  it("has the same bytes as one of its own, and says how many are missing where it does not fit", () => {
    fc.assert(
      fc.property(anyState, fc.nat(20), fc.nat(60), (state, position, room) => {
        const own = codec.encode(state);
        const target = Buffer.alloc(position + room);
        const end = codec.encodeInto(state, target, position);
        const written = end < 0 ? own : new Uint8Array(target.subarray(position, end));
        expect(end).toBe(own.length > room ? room - own.length : position + own.length);
        expect(written).toEqual(own);
      }),
    );
  });

  it("is refused with a number that would not be kept exactly, and leaves room for the next", () => {
    const target = Buffer.alloc(100);
    const state = { name: "", points: [], sum: 2 ** 52 + 1 };
    expect(() => codec.encodeInto(state, target, 0)).toThrow(/sum is 4503599627370497/);
    expect(codec.encodeInto({ ...state, sum: 1 }, target, 0)).toBeGreaterThan(0);
  });
});

describe("what a round changed", () => {
  const [codec = createFieldsCodec(fields)] = codecs;

  it("outgrows the bytes that it began with", () => {
    const writer = new DeltaWriter();
    const state = { name: "n".repeat(1_000), points: [], sum: 7 };
    writer.startTable("counts");
    for (let key = 0; key < 200; key++) writer.writeChange(String(key), state, codec);
    const states = Array.from(readDelta(writer.bytes), ({ state: bytes }) => bytes && codec.decode(bytes));
    expect(states).toEqual(Array.from({ length: 200 }, () => state));
  });

  it("is read back as it was written, whatever the keys", () => {
    const changes = fc.array(
      fc.record({ key: fc.string({ unit: "binary", maxLength: 40 }), state: fc.option(anyState) }),
    );
    fc.assert(
      fc.property(changes, (written) => {
        const writer = new DeltaWriter();
        writer.startTable("counts");
        for (const { key, state } of written) writer.writeChange(key, state, codec);
        const read = Array.from(readDelta(writer.bytes), ({ table, key, state }) => ({
          table,
          key,
          state: state === null ? null : codec.decode(state),
        }));
        expect(read).toEqual(written.map((change) => ({ table: "counts", ...change })));
      }),
    );
  });
});
