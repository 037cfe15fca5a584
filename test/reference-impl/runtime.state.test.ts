import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSimulatedStore } from "#reference-impl";
import { appendClicks, clickAt, drain, startWorker } from "./runtime-clicks.ts";
import { checkpointed, headOf, keysUnder, storedCounts } from "./runtime-checkpoints.ts";

const users = "sessionize/v1/userId";

describe("the state of a run", () => {
  it("is written anew in the background, after which the changelog before it is dropped", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    for (const [index, pageId] of ["a", "b", "c", "a"].entries()) {
      await appendClicks(store, 1, [clickAt(index, { pageId })]);
      await worker.round();
    }
    await drain(worker);
    for (let round = 0; round < 20; round++) await worker.round();
    const covered = headOf(store)?.coversEpoch ?? 0;
    expect(covered).toBeGreaterThan(0);
    expect(keysUnder(store, "delta/").map(Number)).toEqual([1, 2, 3, 4].filter((epoch) => epoch > covered));
    expect(new Set(keysUnder(store, "state/").map((key) => Number(key.split("/")[0])))).toEqual(
      new Set([headOf(store)?.generation]),
    );
    expect(storedCounts(store)).toEqual({ a: 2, b: 1, c: 1 });
  });

  it("is what it was after a restart, whatever lies in the checkpoint and what in the changelog", async () => {
    const pages = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(12), async (visited, restartEvery) => {
        let store = createSimulatedStore();
        let worker = startWorker(store);
        const expected: Record<string, number> = {};
        for (const [index, pageId] of visited.entries()) {
          expected[pageId] = (expected[pageId] ?? 0) + 1;
          await appendClicks(store, 1, [clickAt(index, { pageId })]);
          await worker.round();
          expect(storedCounts(store)).toEqual(expected);
          if (index % (restartEvery + 1) !== restartEvery) continue;
          store = store.crash();
          worker = startWorker(store);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("leaves nothing of the checkpoints that a crash has cut off", async () => {
    let store = createSimulatedStore();
    for (let index = 0; index < 30; index++) {
      const worker = startWorker(store);
      await appendClicks(store, 1, [clickAt(index, { pageId: `page-${index % 7}` })]);
      await worker.round();
      store = store.crash();
    }
    const worker = startWorker(store);
    for (let round = 0; round < 60; round++) await worker.round();
    const generations = new Set(keysUnder(store, "state/").map((key) => Number(key.split("/")[0])));
    expect(generations).toEqual(new Set([headOf(store)?.generation]));
    expect(Object.keys(storedCounts(store))).toHaveLength(7);
  });

  it("forgets a key whose state became null, in the checkpoint too", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    for (const atMs of [0, 1, 2, 3, 4, 5]) {
      await appendClicks(store, 1, [clickAt(atMs, { userId: "early" })]);
      await worker.round();
    }
    for (let round = 0; round < 20; round++) await worker.round();
    expect([...checkpointed(store, users).keys()]).toEqual(["early"]);
    for (let atMs = 1000; atMs < 1040; atMs++) {
      await appendClicks(store, 1, [clickAt(atMs, { userId: "late" })]);
      await worker.round();
    }
    for (let round = 0; round < 20; round++) await worker.round();
    expect([...checkpointed(store, users).keys()]).toEqual(["late"]);
    expect(worker.keyCounts()[users]).toBe(1);
  });
});
