import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { openLmdbStore } from "../../reference-impl/log/lmdb-store.ts";
import { createSimulatedStore } from "../../reference-impl/log/simulated-store.ts";
import type { Commit, Entry, Slot, Store, StoredBatch } from "../../reference-impl/log/store.ts";

const nothing: Commit = { appends: [], puts: [], removes: [] };
const sales: Slot = { stream: "sales", partition: 0 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const marked = (mark: number): Uint8Array => new Uint8Array(3000).fill(mark);
const append = (slot: Slot, count: number, text = "records"): Commit => ({
  ...nothing,
  appends: [{ slot, count, bytes: bytesOf(text) }],
});
const told = (batches: Iterable<StoredBatch>): readonly unknown[] =>
  Array.from(batches, ({ firstOffset, count, bytes }) => [firstOffset, count, textOf(bytes)]);
const toldEntries = (entries: Iterable<Entry>): readonly unknown[] =>
  Array.from(entries, ({ key, bytes }) => [key, textOf(bytes)]);

let parentDir: string;
let opened: Store[] = [];
beforeEach(async () => {
  parentDir = await mkdtemp(join(tmpdir(), "archbench-log-"));
});
afterEach(async () => {
  for (const store of opened) await store.close();
  opened = [];
  await rm(parentDir, { recursive: true });
});

const kinds = [
  {
    kind: "the store in lmdb",
    open: async (): Promise<Store> => openLmdbStore(await mkdtemp(join(parentDir, "store-"))),
  },
  {
    kind: "the simulated store",
    open: async (): Promise<Store> => createSimulatedStore({ random: createRandom("contract") }),
  },
];

describe.each(kinds)("$kind", ({ open }) => {
  const openStore = async (): Promise<Store> => {
    const store = await open();
    opened.push(store);
    return store;
  };

  it("is empty at first", async () => {
    const store = await openStore();
    expect(store.endOffset(sales)).toBe(0);
    expect(told(store.batches(sales, 0))).toEqual([]);
    expect(store.get("a")).toBeNull();
    expect(toldEntries(store.entries(""))).toEqual([]);
  });

  it("gives offsets without gaps, in each slot from 0, also to appends of one commit", async () => {
    const store = await openStore();
    const returns: Slot = { stream: "sales", partition: 1 };
    expect(await store.commit(append(sales, 3))).toEqual([0]);
    const appends = [sales, returns, sales].map((slot) => ({ slot, count: 2, bytes: bytesOf("x") }));
    expect(await store.commit({ ...nothing, appends })).toEqual([3, 0, 5]);
    expect([store.endOffset(sales), store.endOffset(returns)]).toEqual([7, 2]);
  });

  it("gives as durable the end that a slot has at the call, also while a commit is on its way", async () => {
    const store = await openStore();
    expect(await store.durableEndOffset(sales)).toBe(0);
    await store.commit(append(sales, 3));
    const committing = store.commit(append(sales, 2));
    const seen = store.endOffset(sales);
    expect(await store.durableEndOffset(sales)).toBe(seen);
    await committing;
    expect(await store.durableEndOffset(sales)).toBe(5);
  });

  it("reads whole batches from the one that holds the offset", async () => {
    const store = await openStore();
    for (const [count, text] of [
      [2, "a"],
      [1, "b"],
      [300, "c"],
    ] as const) {
      await store.commit(append(sales, count, text));
    }
    const all = [
      [0, 2, "a"],
      [2, 1, "b"],
      [3, 300, "c"],
    ];
    expect(told(store.batches(sales, 0))).toEqual(all);
    expect(told(store.batches(sales, 1))).toEqual(all);
    expect(told(store.batches(sales, 2))).toEqual(all.slice(1));
    expect(told(store.batches(sales, 302))).toEqual(all.slice(2));
    expect(told(store.batches(sales, 303))).toEqual([]);
  });

  it("keeps apart the slots whose names start alike", async () => {
    const store = await openStore();
    const slots = ["sale", "sales", "sale\u0001", "s", ""].flatMap((stream) =>
      [0, 1, 256].map((partition) => ({ stream, partition })),
    );
    for (const [index, slot] of slots.entries()) await store.commit(append(slot, index + 1, `${index}`));
    expect(slots.map((slot) => told(store.batches(slot, 0)))).toEqual(
      slots.map((_, index) => [[0, index + 1, `${index}`]]),
    );
  });

  it("shows, to a reader on its way, what is committed meanwhile", async () => {
    const store = await openStore();
    await store.commit(append(sales, 1, "first"));
    const seen: unknown[] = [];
    for (const { bytes } of store.batches(sales, 0)) {
      seen.push(textOf(bytes));
      if (seen.length === 1) await store.commit(append(sales, 1, "second"));
    }
    expect(seen).toEqual(["first", "second"]);
  });

  it("puts, replaces and removes the values under keys", async () => {
    const store = await openStore();
    const puts = ["a", "b"].map((key) => ({ key, bytes: bytesOf(`${key}1`) }));
    await store.commit({ ...nothing, puts });
    await store.commit({ ...nothing, puts: [{ key: "a", bytes: bytesOf("a2") }], removes: ["b", "absent"] });
    expect(toldEntries(store.entries(""))).toEqual([["a", "a2"]]);
    expect(store.get("b")).toBeNull();
  });

  it("removes before it puts", async () => {
    const store = await openStore();
    await store.commit({ ...nothing, puts: [{ key: "a", bytes: bytesOf("new") }], removes: ["a"] });
    expect(toldEntries(store.entries("a"))).toEqual([["a", "new"]]);
  });

  it("gives the entries of a prefix in the order of their UTF-8 bytes", async () => {
    const store = await openStore();
    const keys = ["v/\u{1f600}", "v/\uffee", "v/é", "v/a", "v/", "v/\u0000", "v", "w", "v0", ""];
    await store.commit({ ...nothing, puts: keys.map((key) => ({ key, bytes: bytesOf(key) })) });
    const inside = ["v/", "v/\u0000", "v/a", "v/é", "v/\uffee", "v/\u{1f600}"];
    expect(Array.from(store.entries("v/"), ({ key }) => key)).toEqual(inside);
    expect(Array.from(store.entries(""), ({ key }) => key)).toEqual(["", "v", ...inside, "v0", "w"]);
  });

  it("gives many thousands of entries, each once", async () => {
    const store = await openStore();
    const keys = Array.from({ length: 3000 }, (_, index) => `k${String(index).padStart(5, "0")}`);
    await store.commit({ ...nothing, puts: keys.map((key) => ({ key, bytes: bytesOf(key) })) });
    expect(Array.from(store.entries("k"), ({ key }) => key)).toEqual(keys);
  });

  it("keeps batches and values of no bytes, and of a megabyte", async () => {
    const store = await openStore();
    const big = new Uint8Array(1 << 20).fill(7);
    await store.commit({
      appends: [big, new Uint8Array(0)].map((bytes) => ({ slot: sales, count: 1, bytes })),
      puts: [
        { key: "big", bytes: big },
        { key: "empty", bytes: new Uint8Array(0) },
      ],
      removes: [],
    });
    expect(Array.from(store.batches(sales, 0), ({ bytes }) => bytes.length)).toEqual([1 << 20, 0]);
    expect([store.get("big")?.length, store.get("empty")?.length]).toEqual([1 << 20, 0]);
  });

  it("leaves bytes that were read as they were, whatever is read and written afterwards", async () => {
    const store = await openStore();
    const put = (mark: number): Commit => ({
      appends: [{ slot: sales, count: 1, bytes: marked(mark) }],
      puts: [{ key: "k", bytes: marked(mark) }],
      removes: [],
    });
    await store.commit(put(1));
    const [batch] = store.batches(sales, 0);
    const held = [batch?.bytes, store.get("k"), [...store.entries("k")][0]?.bytes];
    for (let mark = 2; mark < 30; mark++) {
      await store.commit(put(mark));
      expect(store.get("k")?.[0]).toBe(mark);
      expect([...store.batches(sales, 0)]).toHaveLength(mark);
    }
    expect(held).toEqual([marked(1), marked(1), marked(1)]);
  });

  it("refuses a key that is too long, and keeps nothing of that commit", async () => {
    const store = await openStore();
    const puts = ["short", "é".repeat(1000)].map((key) => ({ key, bytes: bytesOf("x") }));
    await expect(store.commit({ ...append(sales, 1), puts })).rejects.toMatchObject({ code: "KEY_TOO_LONG" });
    expect([store.endOffset(sales), store.get("short")]).toEqual([0, null]);
  });

  it("gives commits that race for a slot offsets of their own", async () => {
    const store = await openStore();
    const racers = Array.from({ length: 40 }, (_, index) => store.commit(append(sales, 1 + (index % 3))));
    const firstOffsets = (await Promise.all(racers)).flat();
    expect(new Set(firstOffsets).size).toBe(40);
    expect(Array.from(store.batches(sales, 0), ({ firstOffset }) => firstOffset)).toEqual(
      firstOffsets.toSorted((left, right) => left - right),
    );
  });

  it("reads, after any commits, what a plain list and a plain map would hold", async () => {
    const slots: readonly Slot[] = [sales, { stream: "sales", partition: 1 }, { stream: "s", partition: 0 }];
    const key = fc.constantFrom("a", "b", "ba", "c/é");
    const bytes = fc.uint8Array({ maxLength: 20 });
    const commits = fc.array(
      fc.record({
        appends: fc.array(
          fc.record({ slot: fc.constantFrom(...slots), count: fc.integer({ min: 1, max: 5 }), bytes }),
        ),
        puts: fc.array(fc.record({ key, bytes })),
        removes: fc.array(key),
      }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(commits, fc.nat(40), async (history, fromOffset) => {
        const store = await openStore();
        const lists = new Map(slots.map((slot): [Slot, StoredBatch[]] => [slot, []]));
        const values = new Map<string, Uint8Array>();
        const endOf = (slot: Slot): number => {
          const last = lists.get(slot)?.at(-1);
          return last === undefined ? 0 : last.firstOffset + last.count;
        };
        for (const commit of history) {
          for (const removed of commit.removes) values.delete(removed);
          for (const put of commit.puts) values.set(put.key, put.bytes);
          const firstOffsets = commit.appends.map((added) => {
            const firstOffset = endOf(added.slot);
            lists.get(added.slot)?.push({ firstOffset, count: added.count, bytes: added.bytes });
            return firstOffset;
          });
          expect(await store.commit(commit)).toEqual(firstOffsets);
        }
        for (const slot of slots) {
          const held = lists.get(slot)?.filter((batch) => batch.firstOffset + batch.count > fromOffset) ?? [];
          expect(store.endOffset(slot)).toBe(endOf(slot));
          expect(told(store.batches(slot, fromOffset))).toEqual(told(held));
        }
        const sorted = [...values].toSorted(([left], [right]) => (left < right ? -1 : 1));
        expect(toldEntries(store.entries(""))).toEqual(sorted.map(([name, value]) => [name, textOf(value)]));
      }),
      { numRuns: 40 },
    );
  });
});
