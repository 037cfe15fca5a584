import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createSimulatedStore,
  createViewReader,
  createWorker,
  dumpRun,
  openLmdbStore,
  ReferenceError,
  replay,
} from "#reference-impl";
import type { Store } from "#reference-impl";
import { appendClicks, clickAt, drain, shopWindowCode, silenceMs, startWorker } from "./runtime-clicks.ts";
import { storeOver } from "./store-over.ts";

const sessionsOf = (store: Store): readonly string[] | undefined =>
  dumpRun({ implementation: shopWindowCode, store, partitions: 1 }).streams["sessions"];
const session = (clickCount: number, endMs: number, userId = "u"): string =>
  JSON.stringify({ clickCount, endMs, userId });

describe("a worker", () => {
  it("counts late, duplicate and filtered records, and rows beside records", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    await appendClicks(store, 1, [clickAt(100), clickAt(100), clickAt(101, { pageId: null, items: [] })]);
    await drain(worker);
    await appendClicks(store, 1, [clickAt(20, { items: [{ itemId: "a" }, { itemId: "b" }] })]);
    await drain(worker);
    const { ports, sources } = worker.ledger();
    expect(sources["clicks"]).toEqual({
      processor: "sessionize",
      port: "clicks",
      stream: "clicks",
      in: { records: 4, rows: 5 },
      fates: {
        applied: { records: 2, rows: 2 },
        late: { records: 1, rows: 2 },
        duplicate: { records: 1, rows: 1 },
        filtered: { records: 0, rows: 0 },
      },
    });
    const pages = ports.find(({ processor }) => processor === "count-pages");
    expect(pages?.fates.filtered).toEqual({ records: 1, rows: 1 });
    expect(pages?.fates.applied).toEqual({ records: 3, rows: 4 });
  });

  it("keeps its ledger over a restart", async () => {
    const store = createSimulatedStore();
    await appendClicks(store, 1, [clickAt(100), clickAt(100), clickAt(102)]);
    const worker = startWorker(store);
    await drain(worker);
    expect(startWorker(store.crash()).ledger()).toEqual(worker.ledger());
  });

  it("wakes a key when the watermark passes its time, not before, and in event time", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    await appendClicks(store, 1, [clickAt(105, { userId: "b" }), clickAt(100, { userId: "a" })]);
    await appendClicks(store, 1, [clickAt(100 + silenceMs + 9)]);
    await drain(worker);
    expect(sessionsOf(store)).toEqual([]);
    await appendClicks(store, 1, [clickAt(105 + silenceMs + 10)]);
    await drain(worker);
    expect(sessionsOf(store)).toEqual([session(1, 100, "a"), session(1, 105, "b")]);
  });

  it("after a restart wakes what waits, and nothing twice", async () => {
    const store = createSimulatedStore();
    await appendClicks(store, 1, [clickAt(100, { userId: "a" }), clickAt(300, { userId: "b" })]);
    await drain(startWorker(store));
    expect(sessionsOf(store)).toEqual([session(1, 100, "a")]);
    const reopened = store.crash();
    await appendClicks(reopened, 1, [clickAt(500, { userId: "c" })]);
    await drain(startWorker(reopened));
    expect(sessionsOf(reopened)).toEqual([session(1, 100, "a"), session(1, 300, "b")]);
  });

  it("puts a timer off as often as its state says", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    for (const atMs of [100, 140, 180, 220]) {
      await appendClicks(store, 1, [clickAt(atMs)]);
      await drain(worker);
    }
    await appendClicks(store, 1, [clickAt(1000, { userId: "other" })]);
    await drain(worker);
    expect(sessionsOf(store)).toEqual([session(4, 220)]);
  });

  it("hands a round's outputs to the processors below in the same round", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    await appendClicks(store, 1, [clickAt(100, { userId: "a" }), clickAt(200, { userId: "b" })]);
    expect((await worker.round()).outputCount).toBe(4);
    const views = createViewReader({ implementation: shopWindowCode, store });
    expect(views.refresh()).toBe(3);
    expect(views.index("longest-sessions")).toEqual(new Map([["a", 1]]));
    expect(views.index("page-counts")).toEqual(new Map([["p", 2]]));
    expect(views.refresh()).toBe(0);
  });

  it("keeps the watermark of the slowest partition, behind by the stream's out-of-orderness", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store, 2);
    expect(worker.watermarkMs()).toBe(-Infinity);
    const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    await appendClicks(
      store,
      2,
      users.map((userId, index) => clickAt(100 + index, { userId })),
    );
    await drain(worker);
    const newest = worker.offsets();
    expect(Object.keys(newest).toSorted()).toEqual(["clicks/0", "clicks/1"]);
    expect(worker.watermarkMs("clicks")).toBeLessThan(119 - 10);
    expect(worker.watermarkMs("sessionize")).toBe(worker.watermarkMs("clicks"));
    expect(worker.watermarkMs("sessions")).toBe(worker.watermarkMs("clicks"));
  });

  it("does not go on after a commit that failed", async () => {
    const store = createSimulatedStore();
    await appendClicks(store, 1, [clickAt(100)]);
    const worker = startWorker(store);
    const round = worker.round();
    store.crash();
    await expect(round).rejects.toMatchObject({ name: "ReferenceError" });
    await expect(worker.round()).rejects.toMatchObject({ code: "WORKER_SPENT" });
  });

  it("names the processor, the port and the key of a step that throws", async () => {
    const store = createSimulatedStore();
    await appendClicks(store, 1, [clickAt(100)]);
    const failing = {
      state: {},
      initial: () => ({}),
      step() {
        throw new RangeError("no such shelf");
      },
    };
    const processors = { ...shopWindowCode.processors, "count-all": { v1: failing } };
    const worker = createWorker({
      implementation: { ...shopWindowCode, processors },
      store,
      partitions: 1,
      clock: () => 0,
    });
    await expect(worker.round()).rejects.toThrow(/^count-all v1, port clicks, key "": no such shelf/);
    expect(store.get("run/shop-window/position")).toBeNull();
  });

  it("runs over the durable store, and goes on where it was closed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "archbench-runtime-"));
    try {
      let store = await openLmdbStore(folder);
      for (let batch = 0; batch < 20; batch++) {
        await appendClicks(
          store,
          1,
          [0, 1, 2].map((index) => clickAt(100 * batch + index, { userId: `u${batch}-${index}` })),
        );
        if (batch === 10) {
          await drain(startWorker(store));
          await store.close();
          store = await openLmdbStore(folder);
        }
      }
      const worker = startWorker(store);
      await drain(worker);
      const options = { implementation: shopWindowCode, store, partitions: 1 };
      const dump = dumpRun(options);
      expect(dump.streams["sessions"]).toHaveLength(57);
      expect(replay(options).dump).toEqual(dump);
      expect(replay(options).ledger).toEqual(worker.ledger());
      await store.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("keeps nothing of a round that began while a commit was on its way that failed", async () => {
    const store = createSimulatedStore();
    await appendClicks(store, 1, [clickAt(1)]);
    let isFailing = true;
    let askedCount = 0;
    const failing = storeOver(store, async (commit, onTaken) => {
      askedCount += 1;
      if (!isFailing) return await store.commit(commit, onTaken);
      onTaken?.();
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new ReferenceError("STORE_FULL", "no room");
    });
    const worker = startWorker(failing);
    const { durable } = await worker.begin();
    await appendClicks(store, 1, [clickAt(2, { pageId: "q" })]);
    isFailing = false;
    await expect(worker.begin()).rejects.toMatchObject({ code: "STORE_FULL" });
    await expect(durable).rejects.toMatchObject({ code: "STORE_FULL" });
    await expect(worker.round()).rejects.toMatchObject({ code: "WORKER_SPENT" });
    expect(askedCount).toBe(1);
    const again = startWorker(store);
    await drain(again);
    expect(again.ledger().sources["clicks"]?.in.records).toBe(2);
  });
});
