import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { createSimulatedStore } from "../../reference-impl/log/simulated-store.ts";
import type { Commit, Slot, Store } from "../../reference-impl/log/store.ts";

const slots: readonly Slot[] = [
  { stream: "sales", partition: 0 },
  { stream: "alerts", partition: 0 },
];

/** Commit `index` leaves the same number in every place, so that a half of it would show. */
const commitOf = (index: number): Commit => ({
  appends: slots.map((slot) => ({ slot, count: 1, bytes: Uint8Array.of(index) })),
  puts: ["left", "right"].map((key) => ({ key, bytes: Uint8Array.of(index) })),
  removes: index === 0 ? [] : [`only-${index - 1}`],
});

/** How many commits a store holds, having seen that it holds each of them whole. */
function wholeCommitCount(store: Store): number {
  const [count = 0, ...counts] = slots.map((slot) => store.endOffset(slot));
  expect(counts).toEqual([count]);
  for (const slot of slots) {
    const held = Array.from(store.batches(slot, 0), ({ bytes }) => bytes[0]);
    expect(held).toEqual(Array.from({ length: count }, (_, index) => index));
  }
  const last = count === 0 ? undefined : count - 1;
  expect(["left", "right"].map((key) => store.get(key)?.[0])).toEqual([last, last]);
  return count;
}

describe("a crash of the simulated store", () => {
  it("keeps what was acknowledged and loses what was not", async () => {
    const store = createSimulatedStore();
    await store.commit(commitOf(0));
    const pending = store.commit(commitOf(1));
    const reopened = store.crash();
    expect(wholeCommitCount(reopened)).toBe(1);
    await expect(pending).rejects.toMatchObject({ code: "STORE_CLOSED" });
  });

  it("leaves, at any moment, every acknowledged commit and some of the next, each whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.nat(12), fc.nat(60), async (seed, commitCount, turnCount) => {
        const store = createSimulatedStore({ random: createRandom(seed) });
        let acknowledgedCount = 0;
        const ends = Array.from({ length: commitCount }, (_, index) =>
          store.commit(commitOf(index)).then(
            () => acknowledgedCount++,
            () => null,
          ),
        );
        for (let turn = 0; turn < turnCount; turn++) await Promise.resolve();
        const keptCount = wholeCommitCount(store.crash());
        await Promise.all(ends);
        expect(keptCount).toBeGreaterThanOrEqual(acknowledgedCount);
        expect(keptCount).toBeLessThanOrEqual(commitCount);
      }),
    );
  });

  it("may find more than was acknowledged, as a disk may have been faster than its answer", async () => {
    const keptCounts = new Set<number>();
    for (let seed = 0; seed < 50; seed++) {
      const store = createSimulatedStore({ random: createRandom(`seed ${seed}`) });
      const ends = [0, 1].map((index) => store.commit(commitOf(index)).catch(() => null));
      keptCounts.add(wholeCommitCount(store.crash()));
      await Promise.all(ends);
    }
    expect(keptCounts).toEqual(new Set([0, 1, 2]));
  });

  it("never loses what it has given as durable, and gives as durable no more than that", async () => {
    const disk = Promise.withResolvers<void>();
    const store = createSimulatedStore({ sync: () => disk.promise });
    const committing = store.commit(commitOf(0));
    let isDurable = false;
    const durable = store.durableEndOffset({ stream: "sales", partition: 0 }).then((end) => {
      isDurable = true;
      return end;
    });
    await new Promise(setImmediate);
    expect(isDurable).toBe(false);
    disk.resolve();
    expect(await durable).toBe(1);
    await committing;
    expect(wholeCommitCount(store.crash())).toBe(1);
  });

  it("goes on from where it stands, and may crash again", async () => {
    const first = createSimulatedStore();
    await first.commit(commitOf(0));
    const second = first.crash();
    await second.commit(commitOf(1));
    const third = second.crash();
    await third.commit(commitOf(2));
    expect(wholeCommitCount(third)).toBe(3);
  });

  it("leaves nothing to be done with the store that crashed", async () => {
    const store = createSimulatedStore();
    store.crash();
    const closed = expect.objectContaining({ code: "STORE_CLOSED" });
    await expect(store.commit(commitOf(0))).rejects.toEqual(closed);
    expect(() => store.get("left")).toThrow(closed);
    expect(() => store.endOffset({ stream: "sales", partition: 0 })).toThrow(closed);
    expect(() => [...store.entries("")]).toThrow(closed);
  });
});

describe("corrupt reads of the simulated store", () => {
  const sales: Slot = { stream: "sales", partition: 0 };

  it("are noticed, every one, and pass when read again", async () => {
    const store = createSimulatedStore({ random: createRandom("rot"), corruptReadShare: 0.3 });
    for (let index = 0; index < 5; index++) await store.commit(commitOf(index));
    const outcomes = Array.from({ length: 200 }, () => {
      try {
        return Array.from(store.batches(sales, 0), ({ bytes }) => bytes[0]).join();
      } catch (error) {
        return error instanceof Error && "code" in error ? error.code : error;
      }
    });
    expect(new Set(outcomes)).toEqual(new Set(["0,1,2,3,4", "BATCH_CORRUPT"]));
  });

  it("are noticed in values too", async () => {
    const store = createSimulatedStore({ random: createRandom("rot"), corruptReadShare: 1 });
    await store.commit(commitOf(0));
    expect(() => store.get("left")).toThrow(expect.objectContaining({ code: "ENTRY_CORRUPT" }));
  });
});
