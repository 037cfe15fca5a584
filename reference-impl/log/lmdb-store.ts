import { mkdir } from "node:fs/promises";
import { open, type RootDatabase } from "lmdb";
import type { Commit, Entry, Slot, Store, StoredBatch } from "./store.ts";
import { afterPrefix, batchKey, endOffsetOf, entryKey, flushKey, slotKey, textOf } from "./store-key.ts";
import { batchOf, batchValue, entryBytes, entryValue } from "./stored-value.ts";
import { writeFailure } from "./write-failure.ts";

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
    const tree: Tree = open({
      path: dir,
      noSubdir: false,
      encoding: "binary",
      keyEncoding: "binary",
      // With it, a commit that fails also rejects a promise that nobody can catch, which ends the process.
      eventTurnBatching: false,
    });
    return new LmdbStore(tree, dir);
  } catch (cause) {
    throw await writeFailure(dir, cause);
  }
}

class LmdbStore implements Store {
  readonly #tree: Tree;
  readonly #dir: string;
  /** Up to where each slot is known to be flushed, by `slotKey`. */
  readonly #durableEnds = new Map<string, number>();
  /** The last commit that was begun, whether or not it has ended. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(tree: Tree, dir: string) {
    this.#tree = tree;
    this.#dir = dir;
  }

  async commit(commit: Commit, onTaken?: () => void): Promise<readonly number[]> {
    const done = this.#commit(commit, onTaken);
    this.#last = done;
    return await done;
  }

  async #commit({ appends, puts, removes }: Commit, onTaken?: () => void): Promise<readonly number[]> {
    // All that may throw is done before the transaction, which has no way back.
    const removedKeys = removes.map(entryKey);
    const entries = puts.map(({ key, bytes }) => ({ key: entryKey(key), value: entryValue(bytes) }));
    const batches = appends.map((append) => ({ ...append, value: batchValue(append) }));
    const firstOffsets = await this.#flush(() => {
      for (const key of removedKeys) void this.#tree.remove(key);
      for (const { key, value } of entries) void this.#tree.put(key, value);
      const offsets = batches.map(({ slot, count, value }) => {
        const firstOffset = this.#endOffset(slot);
        void this.#tree.put(batchKey(slot, firstOffset + count), value);
        return firstOffset;
      });
      onTaken?.();
      return offsets;
    });
    for (const [index, { slot, count }] of appends.entries()) {
      this.#knowDurable(slot, (firstOffsets[index] ?? 0) + count);
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

  async durableEndOffset(slot: Slot): Promise<number> {
    const end = this.endOffset(slot);
    if ((this.#durableEnds.get(slotKey(slot)) ?? 0) < end) {
      // It may be on its way.
      await this.#last.catch(() => {});
    }
    if ((this.#durableEnds.get(slotKey(slot)) ?? 0) < end) {
      // Another handle's, or left by a process that was killed before its flush: a flush of one's own covers every commit
      // before it. It needs something to write, since lmdb flushes nothing for nothing.
      await this.#flush(() => void this.#tree.put(flushKey, flushKey));
      this.#knowDurable(slot, end);
    }
    return end;
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
    const isSound = await this.#last.then(
      () => true,
      () => false,
    );
    const closed = this.#tree.close();
    // After a failed commit lmdb would wait for its flush, which never comes.
    if (isSound) await closed;
  }

  /** Does what writes in one transaction; resolves once that is flushed. */
  async #flush<Result>(write: () => Result): Promise<Result> {
    try {
      const committed = this.#tree.transaction(write);
      // Asked for now, it is the flush of this commit; later it may be that of another one, which may fail.
      const flushed = this.#tree.flushed.then(() => true);
      const result = await committed;
      await flushed;
      return result;
    } catch (cause) {
      throw await writeFailure(this.#dir, cause);
    }
  }

  #knowDurable(slot: Slot, end: number): void {
    const key = slotKey(slot);
    this.#durableEnds.set(key, Math.max(this.#durableEnds.get(key) ?? 0, end));
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
