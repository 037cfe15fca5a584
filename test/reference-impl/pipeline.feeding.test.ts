import { describe, expect, it } from "vitest";
import { createFeeding } from "../../reference-impl/pipeline/feeding.ts";

describe("the feeding of tables", () => {
  it("begins no feed of a table while one is under way, and begins the next as soon as it is due then", async () => {
    const table = slowTable();
    const feeding = createFeeding([{ feed: table.feed, everyMs: 10 }]);
    for (const nowMs of [0, 10, 20, 30]) feeding.feedDue(nowMs);
    expect(table.begun).toHaveLength(1);

    table.begun[0]?.resolve();
    await feeding.settle();
    feeding.feedDue(31);

    expect(table.begun).toHaveLength(2);
  });

  it("feeds one table while another one is being fed", () => {
    const [slow, other] = [slowTable(), slowTable()];
    const feeding = createFeeding([
      { feed: slow.feed, everyMs: 10 },
      { feed: other.feed, everyMs: 10 },
    ]);
    feeding.feedDue(0);
    feeding.feedDue(10);
    expect([slow.begun.length, other.begun.length]).toEqual([1, 1]);
  });

  it("throws once, at the next look, what a feed has failed with, and then begins the feed again", async () => {
    const table = slowTable();
    const feeding = createFeeding([{ feed: table.feed, everyMs: 10 }]);
    feeding.feedDue(0);
    feeding.feedDue(10);
    table.begun[0]?.reject(new Error("no disk"));

    await expect(feeding.settle()).rejects.toThrow("no disk");
    await feeding.settle();
    feeding.feedDue(20);

    expect(table.begun).toHaveLength(2);
  });

  it("tells of every feed that has failed, one at each look", async () => {
    const tables = [slowTable(), slowTable()];
    const feeding = createFeeding(tables.map(({ feed }) => ({ feed, everyMs: 10 })));
    feeding.feedDue(0);
    feeding.feedDue(10);
    for (const [index, { begun }] of tables.entries()) begun[0]?.reject(new Error(`table ${index}`));

    await expect(feeding.settle()).rejects.toThrow("table 0");
    await expect(feeding.settle()).rejects.toThrow("table 1");
    await feeding.settle();
  });
});

/** A table whose feeds end when the test says so. */
function slowTable() {
  const begun: PromiseWithResolvers<void>[] = [];
  const feed = (): Promise<void> => {
    const next = Promise.withResolvers<void>();
    begun.push(next);
    return next.promise;
  };
  return { begun, feed };
}
