import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { kappa, saleLine } from "#model/omnishop";
import { nodesOf } from "#model";
import { createCodec, createSimulatedStore } from "#reference-impl";
import { createSink, openTable } from "#reference-impl/lake";
import { compileJsonLines } from "../../reference-impl/lake/json-lines.ts";
import type { JsonLines } from "../../reference-impl/lake/json-lines.ts";
import { contractWithRecords } from "./codec-contracts.ts";
import { line, lineShape, temporaryFolder } from "./lake-fixture.ts";

const codec = createCodec(saleLine);
const textOf = ({ chunks }: JsonLines): string => Buffer.concat([...chunks]).toString("utf8");
const linesOf = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

describe("the lines of JSON that a table is fed with", () => {
  it("say of any records of any contract what JSON says of what the codec reads, but for those to leave out", () => {
    fc.assert(
      fc.property(contractWithRecords, fc.nat(4), ({ contract, records }, skipCount) => {
        const own = createCodec(contract);
        const bytes = own.encode(records);
        const writer = compileJsonLines(contract)();
        expect(writer.add(own.body(bytes), skipCount)).toBe(records.length);
        const kept = own.decode(bytes).slice(skipCount);
        expect(textOf(writer.lines())).toBe(linesOf(kept));
        expect(writer.rowCount).toBe(kept.length);
      }),
    );
  });

  it("go on over batch after batch, through texts that are longer than a chunk", () => {
    const long = line(2, { saleId: '"\\\n'.repeat(200_000) });
    const batches = [
      [line(1)],
      [long, line(3)],
      Array.from({ length: 4_000 }, (_, index) => line(4 + index)),
    ];
    const writer = compileJsonLines(saleLine)();
    for (const batch of batches) writer.add(codec.body(codec.encode(batch)), 0);
    const lines = writer.lines();
    expect(lines.chunks.length).toBeGreaterThan(2);
    expect(textOf(lines) === linesOf(batches.flat())).toBe(true);
  });

  it("take of cut or damaged bytes all lines, or throw a RangeError and take none", () => {
    const body = codec.body(codec.encode([line(1), line(2), line(3)]));
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const writer = compileJsonLines(saleLine)();
        writer.add(codec.body(codec.encode([line(9)])), 0);
        const taken = countTaken(() =>
          writer.add(isCut ? body.slice(0, at) : damaged(body, { at, byte }), 0),
        );
        const lines = writer.lines();
        expect(lines.rowCount).toBe(1 + taken);
        expect(textOf(lines).split("\n")).toHaveLength(1 + taken + 1);
        expect(textOf(lines).startsWith(linesOf([line(9)]))).toBe(true);
      }),
    );
  });

  it("leave it to the codec to say what is wrong with a batch", async () => {
    const [sink] = nodesOf(kappa, "table-sink");
    if (sink === undefined) throw new Error("the topology has no table sink");
    const bytes = codec.encode([line(1)]);
    for (const { broken, code } of [
      { broken: bytes.subarray(0, bytes.length - 3), code: "TRUNCATED_BATCH" },
      { broken: damaged(bytes, { at: 0, byte: 7 }), code: "UNKNOWN_SCHEMA" },
    ]) {
      const store = createSimulatedStore();
      const slot = { stream: sink.from.id, partition: 0 };
      await store.commit({ appends: [{ slot, count: 1, bytes: broken }], puts: [], removes: [] });
      const table = await openTable(await temporaryFolder(), lineShape);
      const run = createSink({ sink, store, codec, table });
      await expect(run.advance([1])).rejects.toMatchObject({ code });
      expect(table.snapshot().version).toBe(0);
      table.close();
    }
  });
});

function damaged(bytes: Uint8Array, { at, byte }: Readonly<{ at: number; byte: number }>): Uint8Array {
  return bytes.map((own, index) => (index === at ? byte : own));
}

/** How many rows were taken; none where a RangeError says so. */
function countTaken(add: () => number): number {
  try {
    return add();
  } catch (cause) {
    if (cause instanceof RangeError) return 0;
    throw cause;
  }
}
