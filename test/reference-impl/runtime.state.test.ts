import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFieldsCodec, createSimulatedStore } from "#reference-impl";
import type { Store } from "#reference-impl";
import { int } from "#model";
import { appendClicks, clickAt, drain, startWorker } from "./runtime-clicks.ts";

const countsOf = createFieldsCodec({ clickCount: int() });
const keysOf = (store: Store, prefix: string): readonly string[] =>
  Array.from(store.entries(prefix), ({ key }) => key);

/** The checkpointed counts by page. */
function checkpointed(store: Store): Readonly<Record<string, number>> {
  const prefix = "run/shop-window/state/count-pages/v1/pageId/";
  return Object.fromEntries(
    Array.from(store.entries(prefix), ({ key, bytes }) => [
      key.slice(prefix.length),
      countsOf.decode(bytes).clickCount,
    ]),
  );
}

describe("the state of a run", () => {
  it("is written through in the background, after which the changelog before it is dropped", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    // Of the third epoch three pages, one user and the count of all take two commits.
    const deltas: string[][] = [];
    for (const [index, pageId] of ["a", "b", "c", "a"].entries()) {
      await appendClicks(store, 1, [clickAt(index, { pageId })]);
      await worker.round();
      deltas.push(keysOf(store, "run/shop-window/delta/").map((key) => key.slice(-1)));
    }
    expect(deltas.slice(2)).toEqual([
      ["1", "2", "3"],
      ["3", "4"],
    ]);
    await drain(worker);
    expect(checkpointed(store)).toEqual({ a: 1, b: 1, c: 1 });
  });

  it("is what it was after a restart, whatever lies in the checkpoint and what in the changelog", async () => {
    const pages = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(12), async (visited, restartEvery) => {
        let store = createSimulatedStore();
        let worker = startWorker(store);
        for (const [index, pageId] of visited.entries()) {
          await appendClicks(store, 1, [clickAt(index, { pageId })]);
          await worker.round();
          if (index % (restartEvery + 1) !== restartEvery) continue;
          store = store.crash();
          worker = startWorker(store);
        }
        // A checkpoint that covers all: three epochs more, and rounds enough for all keys.
        for (let index = 0; index < 3; index++) {
          await appendClicks(store, 1, [clickAt(100 + index, { pageId: "last" })]);
          await worker.round();
        }
        for (let round = 0; round < 10; round++) await worker.round();
        for (const pageId of new Set(visited)) {
          expect(checkpointed(store)[pageId]).toBe(visited.filter((page) => page === pageId).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("forgets a key whose state became null, in the checkpoint too", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    const users = "run/shop-window/state/sessionize/v1/userId/";
    for (const atMs of [0, 1, 2, 3, 4, 5]) {
      await appendClicks(store, 1, [clickAt(atMs, { userId: "early" })]);
      await worker.round();
    }
    await drain(worker);
    await drain(worker);
    expect(keysOf(store, users)).toEqual([`${users}early`]);
    for (const atMs of [1000, 1001, 1002, 1003]) {
      await appendClicks(store, 1, [clickAt(atMs, { userId: "late" })]);
      await worker.round();
    }
    for (let round = 0; round < 5; round++) await worker.round();
    expect(keysOf(store, users)).toEqual([`${users}late`]);
    expect(worker.keyCounts()["sessionize/v1/userId"]).toBe(1);
  });
});
