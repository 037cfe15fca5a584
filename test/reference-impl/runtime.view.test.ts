import { describe, expect, it } from "vitest";
import { createSimulatedStore, createViewReader, ReferenceError } from "#reference-impl";
import { appendClicks, clickAt, drain, shopWindowCode, startWorker } from "./runtime-clicks.ts";

describe("a view reader", () => {
  it("folds what was committed since it last looked", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    const views = createViewReader({ implementation: shopWindowCode, store });
    expect(views.index("page-counts")).toEqual(new Map());
    await appendClicks(store, 1, [clickAt(1), clickAt(2, { pageId: "q" })]);
    await drain(worker);
    expect(views.refresh()).toBe(2);
    await appendClicks(store, 1, [clickAt(3)]);
    await drain(worker);
    expect(views.refresh()).toBe(1);
    expect(views.index("page-counts")).toEqual(
      new Map([
        ["p", 2],
        ["q", 1],
      ]),
    );
    expect(views.cutMs("page-counts")).toBeNull();
  });

  it("shows the same whether it takes what a round has committed or reads it, and whenever it joins", async () => {
    const store = createSimulatedStore();
    const worker = startWorker(store);
    const taking = createViewReader({ implementation: shopWindowCode, store });
    const reading = createViewReader({ implementation: shopWindowCode, store });
    const late = createViewReader({ implementation: shopWindowCode, store });
    for (let atMs = 0; atMs < 30; atMs++) {
      await appendClicks(store, 1, [clickAt(atMs, { pageId: `p${atMs % 4}`, userId: `u${atMs % 3}` })]);
      const { committed } = await worker.round();
      expect(committed.length).toBeGreaterThan(0);
      taking.take(committed);
      if (atMs % 3 === 0) reading.refresh();
      // What it has missed has to come first.
      if (atMs > 10) late.take(committed);
      if (atMs === 20) late.refresh();
    }
    expect(taking.refresh()).toBe(0);
    expect(late.refresh()).toBe(0);
    reading.refresh();
    for (const view of ["page-counts", "longest-sessions"]) {
      expect(taking.index(view)).toEqual(reading.index(view));
      expect(late.index(view)).toEqual(reading.index(view));
    }
  });

  it("shows a published generation whole, and then no longer the changelog", async () => {
    const store = createSimulatedStore();
    const views = createViewReader({ implementation: shopWindowCode, store });
    await appendClicks(store, 1, [clickAt(1)]);
    await drain(startWorker(store));
    views.publish("page-counts", { rows: [{ pageId: "z", clickCount: 9, atMs: 5 }], cutMs: 10 });
    expect(views.refresh()).toBe(0);
    expect(views.index("page-counts")).toEqual(new Map([["z", 9]]));
    expect(views.cutMs("page-counts")).toBe(10);
    views.publish("page-counts", { rows: [], cutMs: 20 });
    expect(views.index("page-counts")).toEqual(new Map());
  });

  it("names the views that there are where one is not", () => {
    const views = createViewReader({ implementation: shopWindowCode, store: createSimulatedStore() });
    expect(() => views.index("page-count")).toThrow(ReferenceError);
    expect(() => views.index("page-count")).toThrow(
      /^no view "page-count"; the views are longest-sessions, page-counts/,
    );
  });
});
