import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLmdbStore } from "../../reference-impl/log/lmdb-store.ts";
import type { Commit } from "../../reference-impl/log/store.ts";
import type { WriterTask } from "./log-writer.ts";

const slot = { stream: "sales", partition: 3 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const commitOf = (text: string): Commit => ({
  appends: [{ slot, count: 2, bytes: bytesOf(text) }],
  puts: [{ key: "state", bytes: bytesOf(`value-${text}`) }],
  removes: [],
});

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-log-"));
});
afterEach(() => rm(dir, { recursive: true }));

/** Whether a deed writes to the store's file. */
async function writes(deed: () => Promise<void>): Promise<boolean> {
  const path = join(dir, "data.mdb");
  const before = await readFile(path);
  await deed();
  return !before.equals(await readFile(path));
}

/** Turns one bit wherever the store's file holds the text. */
async function damage(text: string): Promise<void> {
  const path = join(dir, "data.mdb");
  const bytes = await readFile(path);
  let count = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    count++;
  }
  expect(count).toBeGreaterThan(0);
  await writeFile(path, bytes);
}

describe("the store in lmdb", () => {
  it("finds everything again when its directory is opened again", async () => {
    const before = await openLmdbStore(dir);
    await before.commit(commitOf("first"));
    await before.close();

    const after = await openLmdbStore(dir);
    expect(after.endOffset(slot)).toBe(2);
    expect(after.get("state")).toEqual(bytesOf("value-first"));
    expect(await after.commit(commitOf("second"))).toEqual([2]);
    await after.close();
  });

  it("flushes, once and out of sight, what it finds that another handle or process has committed", async () => {
    const before = await openLmdbStore(dir);
    await before.commit(commitOf("first"));
    await before.close();

    const store = await openLmdbStore(dir);
    const askForEnd = async (): Promise<void> => expect(await store.durableEndOffset(slot)).toBe(2);
    expect(await writes(askForEnd)).toBe(true);
    expect(await writes(askForEnd)).toBe(false);
    expect(Array.from(store.entries(""), ({ key }) => key)).toEqual(["state"]);
    expect(await store.commit(commitOf("second"))).toEqual([2]);
    await store.close();
  });

  it("has nothing to flush where all that a slot holds is its own, and acknowledged", async () => {
    const store = await openLmdbStore(dir);
    await store.commit(commitOf("first"));
    expect(await writes(async () => expect(await store.durableEndOffset(slot)).toBe(2))).toBe(false);
    await store.close();
  });

  it("gives every offset once when several threads append to one slot", async () => {
    const names = ["north", "south"];
    const threads = names.map((name) => {
      const task: WriterTask = { dir, name, commitCount: 50 };
      return new Worker(new URL("log-writer.ts", import.meta.url), { workerData: task });
    });
    const given: readonly number[][] = await Promise.all(
      threads.map(async (thread) => (await once(thread, "message"))[0]),
    );

    const store = await openLmdbStore(dir);
    const batches = Array.from(store.batches({ stream: "sales", partition: 0 }, 0), (batch) => ({
      firstOffset: batch.firstOffset,
      name: new TextDecoder().decode(batch.bytes),
    }));
    await store.close();
    expect(batches.map(({ firstOffset }) => firstOffset)).toEqual(
      Array.from({ length: 100 }, (_, index) => 2 * index),
    );
    for (const [index, name] of names.entries()) {
      const own = batches.filter((batch) => batch.name === name);
      expect(own.map(({ firstOffset }) => firstOffset)).toEqual(given[index]);
    }
  });

  it("refuses a batch that the disk has changed, saying which, and reads those before it", async () => {
    const store = await openLmdbStore(dir);
    await store.commit(commitOf("sound-batch"));
    await store.commit(commitOf("damaged-batch"));
    await store.close();
    await damage("damaged-batch");

    const damaged = await openLmdbStore(dir);
    const seen: number[] = [];
    expect(() => {
      for (const { firstOffset } of damaged.batches(slot, 0)) seen.push(firstOffset);
    }).toThrow(
      expect.objectContaining({
        code: "BATCH_CORRUPT",
        message: expect.stringMatching(/ends before offset 4 of stream sales, partition 3\b/),
      }),
    );
    expect(seen).toEqual([0]);
    expect(() => damaged.get("state")).toThrow(expect.objectContaining({ code: "ENTRY_CORRUPT" }));
    expect(() => [...damaged.entries("s")]).toThrow(/"state"/);
    await damaged.close();
  });

  it("says where it cannot write, and what to do", async () => {
    const path = join(dir, "a-file");
    await writeFile(path, "");
    await expect(openLmdbStore(path)).rejects.toMatchObject({
      name: "ReferenceError",
      code: "STORE_UNWRITABLE",
      message: expect.stringContaining(path),
    });
  });
});
