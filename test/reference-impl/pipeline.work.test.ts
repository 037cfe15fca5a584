import { describe, expect, it } from "vitest";
import { createSimulatedStore, createViewReader } from "#reference-impl";
import { createWork } from "../../reference-impl/pipeline/work.ts";
import { appendClicks, clickAt, shopWindowCode, startWorker } from "./runtime-clicks.ts";

type Parts = Readonly<{
  work: ReturnType<typeof createWork>;
  click: (atMs: number) => Promise<void>;
  shownCount: () => number;
}>;

/** Work over the shop window, whose egresses do what `advance` does. */
function workWith(advance: () => Promise<void>): Parts {
  const store = createSimulatedStore();
  const views = createViewReader({ implementation: shopWindowCode, store });
  const { topology } = shopWindowCode;
  const work = createWork({ topology, store, worker: startWorker(store), views, egresses: { advance } });
  return {
    work,
    click: (atMs) => appendClicks(store, 1, [clickAt(atMs)]),
    shownCount: () => {
      const counts = views.index("page-counts");
      return counts instanceof Map ? Number(counts.get("p") ?? 0) : 0;
    },
  };
}

describe("work that is begun before the last is shown", () => {
  it("is shown in order, and all of it", async () => {
    const { work, click, shownCount } = workWith(async () => {});
    const seen: number[] = [];
    const all: Promise<unknown>[] = [];
    for (let atMs = 1; atMs <= 20; atMs++) {
      await click(atMs);
      const { shown } = await work.begin();
      all.push(shown.then(() => seen.push(shownCount())));
    }
    await Promise.all(all);
    expect(seen).toHaveLength(20);
    expect(seen.toSorted((left, right) => left - right)).toEqual(seen);
    // What was begun is shown at the latest when it says so.
    expect(seen.every((count, index) => count >= index + 1)).toBe(true);
    expect(shownCount()).toBe(20);
  });

  it("is delivered once all of it is shown, by one delivery at a time, and by fewer than there was work", async () => {
    let underWay = 0;
    let deliveries = 0;
    const { work, click, shownCount } = workWith(async () => {
      deliveries += 1;
      underWay += 1;
      expect(underWay).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
    });
    const all: Promise<void>[] = [];
    for (let atMs = 1; atMs <= 20; atMs++) {
      await click(atMs);
      const begunBefore = deliveries;
      const { delivered } = await work.begin();
      all.push(delivered.then(() => expect(deliveries).toBeGreaterThan(begunBefore)));
    }
    await Promise.all(all);
    expect(shownCount()).toBe(20);
    expect(deliveries).toBeLessThan(10);
  });

  it("tells a failed delivery to whoever waits for it, shows all the same, and delivers with the next", async () => {
    let deliveries = 0;
    const { work, click, shownCount } = workWith(async () => {
      deliveries += 1;
      if (deliveries === 1) throw new Error("refused");
    });
    await click(1);
    const first = await work.begin();
    await first.shown;
    await expect(first.delivered).rejects.toThrow("refused");
    expect(shownCount()).toBe(1);
    await click(2);
    const second = await work.begin();
    await second.delivered;
    expect([deliveries, shownCount()]).toEqual([2, 2]);
    await work.settle();
  });
});
