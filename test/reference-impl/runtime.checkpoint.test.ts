import { describe, expect, it } from "vitest";
import { Checkpoint } from "../../reference-impl/runtime/checkpoint.ts";
import { restoreTables } from "../../reference-impl/runtime/restore-tables.ts";
import type { Restored } from "../../reference-impl/runtime/restore-tables.ts";
import { deltaKey } from "../../reference-impl/runtime/checkpoint-records.ts";
import { runNames } from "../../reference-impl/runtime/run-records.ts";
import { readDelta } from "../../reference-impl/runtime/state-delta.ts";
import { StateTable } from "../../reference-impl/runtime/state-table.ts";
import { createFieldsCodec, createSimulatedStore } from "#reference-impl";
import { string } from "#model";

const kibi = 1024;
const textLength = 100;
/** A key, its state, and the length of each. */
const bytesPerKey = 110;
const codec = createFieldsCodec({ text: string() });

const nothing: Restored = {
  head: { generation: 0, chunkCount: 0, byteCount: 0, coversEpoch: 0 },
  lastGeneration: 0,
  deltaEpochs: [],
  changelogBytes: 0,
  obsolete: [],
};

/** A checkpoint over a table of `keyCount` states, after which nothing was written yet. */
function checkpointOver(keyCount: number, afterBytes = 10 * kibi, restored = nothing): Checkpoint {
  const table = new StateTable("texts/v1/key", {
    state: { text: string() },
    initial: () => ({ text: "" }),
    step: (state) => state,
    wakeAtMs: null,
    wake: null,
  });
  const bytes = codec.encode({ text: "t".repeat(textLength) });
  for (let key = 0; key < keyCount; key += 1) table.restore(`k${key}`, bytes);
  return new Checkpoint({
    names: runNames("shop"),
    tables: [table],
    restored,
    afterBytes,
    bytesPerCommit: kibi,
  });
}

/** The bytes of states that each commit takes, where each has so many bytes of changes. */
function written(checkpoint: Checkpoint, deltaBytes: readonly number[]): readonly number[] {
  return deltaBytes.map((bytes, index) =>
    checkpoint
      .step(index + 1, bytes)
      .puts.filter(({ key }) => key.includes("/state/"))
      .reduce((sum, put) => sum + put.bytes.length, 0),
  );
}

describe("a checkpoint", () => {
  it("drops each value of the changelog once", () => {
    const checkpoint = checkpointOver(100);
    const removed: string[] = [];
    for (let epoch = 1; epoch <= 500; epoch += 1) removed.push(...checkpoint.step(epoch, kibi).removes);
    const deltas = removed.filter((key) => key.includes("/delta/"));
    expect(deltas.length).toBeGreaterThan(400);
    expect(new Set(removed).size).toBe(removed.length);
  });

  it("drops the changes of a commit in which it was begun and ended too", () => {
    const checkpoint = checkpointOver(10, kibi);
    const kept = new Set<string>();
    for (let epoch = 1; epoch <= 50; epoch += 1) {
      const { removes } = checkpoint.step(epoch, 4 * kibi);
      for (const key of removes) kept.delete(key);
      kept.add(deltaKey(runNames("shop"), epoch));
    }
    expect(kept.size).toBeLessThan(5);
  });

  it("takes a number that none before it has had, whether or not that one was ended", async () => {
    const store = createSimulatedStore();
    const names = runNames("shop");
    const puts = [1, 2].map((chunk) => ({
      key: `${names.states}000000000007/00000000000${chunk}`,
      bytes: new Uint8Array(),
    }));
    await store.commit({ appends: [], puts, removes: [] });
    const restored = restoreTables(store, { names, tables: [], epoch: 3 });
    expect(restored.obsolete).toEqual(puts.map(({ key }) => key));
    const checkpoint = checkpointOver(10, kibi, restored);
    const { puts: first } = checkpoint.step(4, 2 * kibi);
    expect(first.map(({ key }) => key)[0]).toBe(`${names.states}000000000008/000000000000`);
  });

  it("begins once the changelog has grown, and then takes as many bytes as the changes of each commit", () => {
    const checkpoint = checkpointOver(1_000);
    const [before, ...then] = written(checkpoint, [9 * kibi, 4 * kibi, 8 * kibi, 100, 0]);
    expect(before).toBe(0);
    expect(then.map((bytes) => Math.floor(bytes / kibi))).toEqual([4, 8, 1, 1]);
    expect(checkpoint.underWay).toBe(true);
  });

  it.each([
    [10_000, 50 * kibi],
    [2_000, 3 * kibi],
    [7, 100],
  ])("of %i states ends before the next is due, where commits change %i bytes", (keyCount, deltaBytes) => {
    const checkpoint = checkpointOver(keyCount);
    const takes = written(
      checkpoint,
      Array.from({ length: 4_000 }, () => deltaBytes),
    );
    const first = takes.findIndex((bytes) => bytes > 0);
    const all = keyCount * bytesPerKey;
    const rest = takes.slice(first);
    const end = rest.indexOf(0);
    expect(end).toBeGreaterThan(0);
    expect(end * deltaBytes).toBeLessThan(Math.max(2 * all, 10 * kibi));
    const firstBytes = rest.slice(0, end).reduce((sum, bytes) => sum + bytes, 0);
    expect(firstBytes / all).toBeGreaterThan(0.95);
    expect(firstBytes / all).toBeLessThan(1.2);
  });

  it("keeps each of the chunks that one commit takes", () => {
    const step = checkpointOver(5_000).step(1, 1_024 * kibi);
    const chunks = step.puts.filter(({ key }) => key.includes("/state/"));
    expect(chunks.length).toBeGreaterThan(2);
    const keys = chunks.flatMap((chunk) => Array.from(readDelta(chunk.bytes), ({ key }) => key));
    expect(keys.toSorted()).toEqual(Array.from({ length: 5_000 }, (_, key) => `k${key}`).toSorted());
  });

  it("leaves no more behind than a few times what it holds, where each commit calls for a whole one", () => {
    const keyCount = 30_000;
    const checkpoint = checkpointOver(keyCount);
    const stored = new Set<string>();
    const sizes: number[] = [];
    for (let epoch = 1; epoch <= 80; epoch += 1) {
      const { puts, removes } = checkpoint.step(epoch, 32_768 * kibi);
      for (const key of removes) stored.delete(key);
      stored.add(deltaKey(runNames("shop"), epoch));
      for (const { key } of puts) stored.add(key);
      sizes.push(stored.size);
    }
    const chunkCount = Math.ceil((keyCount * bytesPerKey) / (128 * kibi));
    expect(Math.max(...sizes)).toBeLessThan(12 * chunkCount);
  });

  it("refuses what another version has written under its keys", async () => {
    const store = createSimulatedStore();
    const names = runNames("shop");
    const puts = [{ key: `${names.states}counts/v1/page/p1`, bytes: new Uint8Array() }];
    await store.commit({ appends: [], puts, removes: [] });
    expect(() => restoreTables(store, { names, tables: [], epoch: 3 })).toThrow(/another version/);
  });

  it("costs half of what the changelog does, in the long run", () => {
    const checkpoint = checkpointOver(2_000);
    const deltaBytes = 20 * kibi;
    const commits = 2_000;
    const bytes = written(
      checkpoint,
      Array.from({ length: commits }, () => deltaBytes),
    );
    const share = bytes.reduce((sum, more) => sum + more, 0) / (commits * deltaBytes);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.55);
  });
});
