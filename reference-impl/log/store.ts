/** One partition of one stream: an ordered sequence of records, by offset from 0, without gaps. */
export type Slot = Readonly<{ stream: string; partition: number }>;

/** Records that were appended together: `count` of them from `firstOffset`, in the codec's bytes. */
export type StoredBatch = Readonly<{ firstOffset: number; count: number; bytes: Uint8Array }>;

/** Records to append to the end of a slot; `count` is how many offsets they take, at least 1. */
export type Append = Readonly<{ slot: Slot; count: number; bytes: Uint8Array }>;

export type Entry = Readonly<{ key: string; bytes: Uint8Array }>;

/** What becomes true together or not at all: removes first, then puts, then appends in order. */
export type Commit = Readonly<{
  appends: readonly Append[];
  puts: readonly Entry[];
  removes: readonly string[];
}>;

/** The embedded log and the values beside it; what it reads is what has been committed. */
export interface Store {
  /**
   * Resolves once everything is durable, with the first offset given to each append. The bytes may be used again then,
   * and not before.
   *
   * @param onTaken - Called once the store has taken it all and writes on without the caller's thread, which may have
   * something else to do meanwhile; not where the commit fails before.
   * @throws {ReferenceError} `STORE_FULL` or `STORE_UNWRITABLE`; nothing of the commit is then kept.
   */
  commit(commit: Commit, onTaken?: () => void): Promise<readonly number[]>;
  /**
   * Whole batches that hold or follow `fromOffset`, in order, as far as they were committed when each is asked for. The
   * caller may stop, or take its time, between two batches: no read transaction is held meanwhile.
   *
   * @throws {ReferenceError} `BATCH_CORRUPT` for a batch whose checksum is wrong.
   */
  batches(slot: Slot, fromOffset: number): Iterable<StoredBatch>;
  /** The next offset to be given: how many records the slot has. */
  endOffset(slot: Slot): number;
  /**
   * Resolves, with the end that the slot has at the call, once no power cut can take anything before it. A reader through
   * another handle sees commits some time before that.
   *
   * @throws {ReferenceError} As `commit` does.
   */
  durableEndOffset(slot: Slot): Promise<number>;
  /** The value under a key, or null; throws as `batches` does. */
  get(key: string): Uint8Array | null;
  /** Entries whose key starts with `prefix` (all for `""`), by key in UTF-8 order. */
  entries(prefix: string): Iterable<Entry>;
  /** Waits for what is under way; the store is not to be used afterwards. */
  close(): Promise<void>;
}
