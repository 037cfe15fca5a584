import { mkdir } from "node:fs/promises";
import { open, type RootDatabase } from "lmdb";
import { ReferenceError } from "../reference-error.ts";
import type { Commit, Entry, Slot, Store, StoredBatch } from "./store.ts";
import { afterPrefix, batchKey, endOffsetOf, entryKey, textOf } from "./store-key.ts";
import { batchOf, batchValue, entryBytes, entryValue } from "./stored-value.ts";

type Tree = RootDatabase<Uint8Array, Uint8Array>;
type Pair = Readonly<{ key: Uint8Array; value: Uint8Array }>;

/** Entries are read in steps of so many, each a read transaction of its own. */
const entriesPerStep = 512;

/**
 * Opens the store that a directory holds, and creates it where there is none. Several threads and processes may have
 * the same directory open: commits take turns, and offsets are given inside the transaction.
 *
 * @throws {ReferenceError} `STORE_UNWRITABLE` or `STORE_FULL`.
 */
export async function openLmdbStore(dir: string): Promise<Store> {
  try {
    await mkdir(dir, { recursive: true });
    // As `dir` may end in what looks like a file name's extension, say that it is a directory.
    const tree: Tree = open({ path: dir, noSubdir: false, encoding: "binary", keyEncoding: "binary" });
    return new LmdbStore(tree, dir);
  } catch (cause) {
    throw unwritable(dir, cause);
  }
}

class LmdbStore implements Store {
  readonly #tree: Tree;
  readonly #dir: string;

  constructor(tree: Tree, dir: string) {
    this.#tree = tree;
    this.#dir = dir;
  }

  async commit({ appends, puts, removes }: Commit): Promise<readonly number[]> {
    // All that may throw is done before the transaction, which has no way back.
    const removedKeys = removes.map(entryKey);
    const entries = puts.map(({ key, bytes }) => ({ key: entryKey(key), value: entryValue(bytes) }));
    const batches = appends.map((append) => ({ ...append, value: batchValue(append) }));
    const firstOffsets: number[] = [];
    try {
      await this.#tree.transaction(() => {
        for (const key of removedKeys) void this.#tree.remove(key);
        for (const { key, value } of entries) void this.#tree.put(key, value);
        for (const { slot, count, value } of batches) {
          const firstOffset = this.#endOffset(slot);
          void this.#tree.put(batchKey(slot, firstOffset + count), value);
          firstOffsets.push(firstOffset);
        }
      });
      await this.#tree.flushed;
    } catch (cause) {
      throw unwritable(this.#dir, cause);
    }
    return firstOffsets;
  }

  *batches(slot: Slot, fromOffset: number): Iterable<StoredBatch> {
    const end = afterPrefix(batchKey(slot, 0).subarray(0, -8));
    for (let from = fromOffset; ; ) {
      const [pair] = this.#read({ start: batchKey(slot, from + 1), end, limit: 1 });
      if (pair === undefined) return;
      from = endOffsetOf(pair.key);
      yield batchOf(pair.value, { slot, endOffset: from });
    }
  }

  endOffset(slot: Slot): number {
    this.#tree.resetReadTxn();
    return this.#endOffset(slot);
  }

  get(key: string): Uint8Array | null {
    this.#tree.resetReadTxn();
    const value = this.#tree.get(entryKey(key));
    return value === undefined ? null : entryBytes(value, key);
  }

  *entries(prefix: string): Iterable<Entry> {
    let start = entryKey(prefix);
    const end = afterPrefix(start);
    for (;;) {
      const pairs = this.#read({ start, end, limit: entriesPerStep });
      for (const { key, value } of pairs) {
        const text = textOf(key);
        yield { key: text, bytes: entryBytes(value, text) };
      }
      const last = pairs.at(-1);
      if (last === undefined || pairs.length < entriesPerStep) return;
      start = Uint8Array.of(...last.key, 0);
    }
  }

  async close(): Promise<void> {
    await this.#tree.close();
  }

  #endOffset(slot: Slot): number {
    const floor = batchKey(slot, 0);
    const ceiling = afterPrefix(floor.subarray(0, -8));
    for (const key of this.#tree.getKeys({ start: ceiling, end: floor, reverse: true, limit: 1 })) {
      return endOffsetOf(key);
    }
    return 0;
  }

  #read(range: Readonly<{ start: Uint8Array; end: Uint8Array; limit: number }>): readonly Pair[] {
    this.#tree.resetReadTxn();
    const pairs = [...this.#tree.getRange(range)];
    this.#tree.resetReadTxn();
    return pairs;
  }
}

function unwritable(dir: string, cause: unknown): ReferenceError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (/no space left|ENOSPC|MDB_MAP_FULL|quota/i.test(detail)) {
    return new ReferenceError(
      "STORE_FULL",
      `The disk that holds the store in ${dir} is full (${detail}); nothing of the commit was kept. ` +
        `Free space there, or choose another directory, and start again: it goes on from the last commit.`,
      { cause },
    );
  }
  return new ReferenceError(
    "STORE_UNWRITABLE",
    `The store in ${dir} cannot be written (${detail}); nothing of the commit was kept. ` +
      `See that it is a directory that this user may write, or choose another one.`,
    { cause },
  );
}
