import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kappa, saleLine } from "#model/omnishop";
import { createCodec, openLmdbStore } from "#reference-impl";
import type { Store } from "#reference-impl";
import { openThreadedLake } from "../../reference-impl/pipeline/threaded-lake.ts";
import { openTopologyLake } from "../../reference-impl/pipeline/topology-lake.ts";
import type { TopologyLake } from "../../reference-impl/pipeline/topology-lake.ts";
import { line, temporaryFolder } from "./lake-fixture.ts";

const slot = { stream: "sale-lines", partition: 0 };
const tableId = "sale-lines-table";
const codec = createCodec(saleLine);
const mortal = new URL("./mortal-lake-thread.ts", import.meta.url);

describe("the lake in a thread of its own", () => {
  it("feeds what has just been committed by the thread beside it, each time", async () => {
    const { folder, store } = await openLog();
    const lake = await openThreadedLake({ topology: kappa, folder });
    for (const lineNumber of [1, 2, 3]) {
      await write(store, lineNumber);
      expect(await feed(lake, store)).toBe(1);
      expect(lake.sizes()[tableId]).toMatchObject({ files: lineNumber, rows: lineNumber });
    }
    expect(await feed(lake, store)).toBe(0);
    const [row] = await lake.rows(`SELECT sum("lineNumber") AS total FROM ${await lake.relation(tableId)}`);
    expect(row).toEqual({ total: 6n });
    await lake.close();
    await store.close();
  });

  it("tells what goes wrong in it by the code that it has, and goes on afterwards", async () => {
    const { folder, store } = await openLog();
    await write(store, 1);
    const lake = await openThreadedLake({ topology: kappa, folder });
    const other = await openTopologyLake({ topology: kappa, folder: join(folder, "lake"), store });
    await feed(other, store);

    await expect(feed(lake, store)).rejects.toMatchObject({
      name: "ReferenceError",
      code: "SNAPSHOT_CONFLICT",
    });
    await expect(lake.rows("SELECT nothing")).rejects.toMatchObject({ code: "QUERY_FAILED" });
    await expect(lake.feed("no-table", 0)).rejects.toMatchObject({ code: "UNKNOWN_TABLE" });

    await write(store, 2);
    expect(await feed(lake, store)).toBe(1);
    await Promise.all([lake.close(), other.close()]);
    await store.close();
  });

  it("knows what a table holds after a feed that failed, and after a look at what another one has fed", async () => {
    const { folder, store } = await openLog();
    const lake = await openThreadedLake({ topology: kappa, folder });
    const other = await openTopologyLake({ topology: kappa, folder: join(folder, "lake"), store });
    await write(store, 1);
    await feed(other, store);
    await expect(feed(lake, store)).rejects.toMatchObject({ code: "SNAPSHOT_CONFLICT" });
    expect(lake.sizes()[tableId]).toMatchObject({ files: 1, rows: 1 });

    await write(store, 2);
    await feed(other, store);
    await lake.relation(tableId);
    expect(lake.sizes()[tableId]).toMatchObject({ files: 2, rows: 2 });
    await Promise.all([lake.close(), other.close()]);
    await store.close();
  });

  it("tells everybody who waits, and who comes later, that it has died; its tables can be fed on from there", async () => {
    const { folder, store } = await openLog();
    await write(store, 1);
    const dying = await openThreadedLake({ topology: kappa, folder, script: mortal });
    await feed(dying, store);
    await write(store, 2);

    const waiting = [dying.relation(tableId), dying.rows("SELECT 1")];
    for (const asked of await Promise.allSettled(waiting)) {
      expect(asked).toMatchObject({
        status: "rejected",
        reason: { code: "LAKE_THREAD_ENDED", message: expect.stringContaining("struck by lightning") },
      });
    }
    await expect(feed(dying, store)).rejects.toMatchObject({ code: "LAKE_THREAD_ENDED" });
    await dying.close();

    const lake = await openThreadedLake({ topology: kappa, folder });
    expect(lake.sizes()[tableId]).toMatchObject({ rows: 1 });
    expect(await feed(lake, store)).toBe(1);
    await lake.close();
    await store.close();
  });

  it("finishes what it was asked before it closes, and answers nothing afterwards", async () => {
    const { folder, store } = await openLog();
    await write(store, 1);
    const lake = await openThreadedLake({ topology: kappa, folder });

    const [rows] = await Promise.all([feed(lake, store), lake.close()]);

    expect(rows).toBe(1);
    await expect(feed(lake, store)).rejects.toMatchObject({ code: "LAKE_THREAD_ENDED" });
    await store.close();
  });

  it("puts records in the place of what a table had, with what is said of them", async () => {
    const { folder, store } = await openLog();
    const lake = await openThreadedLake({ topology: kappa, folder });
    await write(store, 1);
    await feed(lake, store);

    await lake.replace(tableId, { records: [line(7)], summary: { "job/mend/cut-ms": "0" } });

    const rows = await lake.rows(`SELECT "lineNumber" FROM ${await lake.relation(tableId)}`);
    expect(rows).toEqual([{ lineNumber: 7 }]);
    expect(await feed(lake, store)).toBe(0);
    await lake.close();
    await store.close();
  });
});

async function openLog(): Promise<Readonly<{ folder: string; store: Store }>> {
  const folder = await temporaryFolder();
  return { folder, store: await openLmdbStore(join(folder, "log")) };
}

async function feed(lake: TopologyLake, store: Store): Promise<number> {
  return lake.feed(tableId, store.endOffset(slot));
}

async function write(store: Store, lineNumber: number): Promise<void> {
  const bytes = codec.encode([line(lineNumber)]);
  await store.commit({ appends: [{ slot, count: 1, bytes }], puts: [], removes: [] });
}
