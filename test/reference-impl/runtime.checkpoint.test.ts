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
  it("writes the more keys the more records a round took, within bounds", () => {
    const checkpoint = checkpointOver(2_000);
    const counts = [1, 400, 100_000, Infinity].map(
      (recordCount, index) => checkpoint.step(1 + index, recordCount).puts.length,
    );
    expect(counts).toEqual([32, 100, 512, 512]);
  });

  it.each([
    [10_000, 4],
    [2_000, 16],
    [7, 3],
  ])(
    "is through with %i keys before the next is due, %i epochs later, however small the rounds",
    (keys, every) => {
      const checkpoint = checkpointOver(keys, every);
      const written = Array.from({ length: every }, (_, index) => checkpoint.step(1 + index, 1).puts.length);
      expect(written.reduce((sum, count) => sum + count, 0)).toBe(keys);
      expect(checkpoint.underWay).toBe(false);
    },
  );
});
