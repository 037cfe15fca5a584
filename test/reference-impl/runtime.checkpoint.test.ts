import { describe, expect, it } from "vitest";
import { Checkpoint } from "../../reference-impl/runtime/checkpoint.ts";
import { runNames } from "../../reference-impl/runtime/run-records.ts";
import { StateTable } from "../../reference-impl/runtime/state-table.ts";
import { int } from "#model";

/** A checkpoint over a table in which `keyCount` keys have changed. */
function checkpointOver(keyCount: number, everyEpochs = 1_000): Checkpoint {
  const table = new StateTable("counts/v1/key", {
    state: { count: int() },
    initial: () => ({ count: 0 }),
    step: (state) => state,
    wakeAtMs: null,
    wake: null,
  });
  for (let key = 0; key < keyCount; key += 1) {
    table.restore(`k${key}`, Uint8Array.of(2), { checkpointed: false });
  }
  const names = runNames("shop");
  return new Checkpoint({
    names,
    tables: [table],
    everyEpochs,
    keysPerCommit: 512,
    epoch: -everyEpochs,
    oldestDeltaEpoch: 1,
  });
}

describe("a checkpoint under way", () => {
  it("writes as many keys a record as the records before it changed, and a little more", () => {
    const checkpoint = checkpointOver(100_000);
    const before = Array.from({ length: 999 }, (_, index) => checkpoint.step(-999 + index, 100));
    expect(before.every(({ puts }) => puts.length === 0)).toBe(true);
    const counts = [100, 400, 1, Infinity].map(
      (recordCount, index) => checkpoint.step(index, recordCount).puts.length,
    );
    // 100,000 keys of 100,000 records.
    expect(counts).toEqual([125, 500, 32, 512]);
  });

  it.each([
    [10_000, 4],
    [2_000, 16],
    [7, 3],
  ])("of %i keys is through before the next is due, %i epochs later", (keys, every) => {
    const checkpoint = checkpointOver(keys, every);
    for (let epoch = 1 - every; epoch < 0; epoch += 1) checkpoint.step(epoch, 50);
    const written = Array.from({ length: every }, (_, index) => checkpoint.step(index, 50).puts.length);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(keys);
    expect(checkpoint.underWay).toBe(false);
  });
});
