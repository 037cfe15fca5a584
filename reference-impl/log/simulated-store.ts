import type { Random } from "#kernel/random";
import { ReferenceError } from "../reference-error.ts";
import type { Commit, Entry, Slot, Store, StoredBatch } from "./store.ts";
import { entryKey, slotKey, textOf } from "./store-key.ts";
import { batchOf, batchValue, entryBytes, entryValue } from "./stored-value.ts";

/** The twin of the durable store, in memory, which can crash and whose reads can go wrong. */
export interface SimulatedStore extends Store {
  /**
   * Ends this store as a power cut would, and gives it as a process that opens it afterwards finds it: a commit that
   * was acknowledged is whole; of the others, in order, some are whole (by `random`; none without) and the rest gone.
   */
  crash(): SimulatedStore;
}

export type SimulatedStoreOptions = Readonly<{
  /** Draws how long a commit takes to be durable, what survives a crash, and which reads go wrong. */
  random?: Random;
  /** The share of reads that come back with one bit turned; needs `random`. 0 unless given. */
  corruptReadShare?: number;
  /** What each commit waits for, in turn, until it is durable; a few turns, drawn from `random`, unless given. */
  sync?: () => Promise<void>;
}>;

/** Makes an empty store in memory. */
export function createSimulatedStore(options: SimulatedStoreOptions = {}): SimulatedStore {
  return new MemoryStore(options, []);
}

type Batch = Readonly<{ endOffset: number; value: Uint8Array }>;
type Whole = Readonly<{
  removes: readonly string[];
  puts: readonly Readonly<{ key: string; value: Uint8Array }>[];
  appends: readonly Readonly<{ slot: Slot; count: number; value: Uint8Array }>[];
}>;

class MemoryStore implements SimulatedStore {
  readonly #options: SimulatedStoreOptions;
  readonly #slots = new Map<string, Batch[]>();
  readonly #values = new Map<string, Uint8Array>();
  /** All commits in order: applied at once, durable as far as `#durableCount`. */
  readonly #journal: Whole[] = [];
  #durableCount: number;
  #lastSync: Promise<void> = Promise.resolve();
  #ended: "no" | "closed" | "crashed" = "no";

  constructor(options: SimulatedStoreOptions, journal: readonly Whole[]) {
    this.#options = options;
    for (const whole of journal) this.#apply(whole);
    this.#durableCount = journal.length;
  }

  async commit({ appends, puts, removes }: Commit, onTaken?: () => void): Promise<readonly number[]> {
    this.#expectOpen();
    const firstOffsets = this.#apply({
      removes: removes.map((key) => textOf(entryKey(key))),
      puts: puts.map(({ key, bytes }) => ({ key: textOf(entryKey(key)), value: entryValue(bytes) })),
      appends: appends.map((append) => ({
        slot: append.slot,
        count: append.count,
        value: batchValue(append),
      })),
    });
    this.#lastSync = this.#sync(this.#lastSync);
    onTaken?.();
    await this.#lastSync;
    if (this.#ended === "crashed") this.#expectOpen();
    return firstOffsets;
  }

  *batches(slot: Slot, fromOffset: number): Iterable<StoredBatch> {
    for (let from = fromOffset; ; ) {
      this.#expectOpen();
      const found = this.#batchHolding(slot, from);
      if (found === undefined) return;
      from = found.endOffset;
      yield batchOf(this.#asRead(found.value), { slot, endOffset: from });
    }
  }

  endOffset(slot: Slot): number {
    this.#expectOpen();
    return this.#slots.get(slotKey(slot))?.at(-1)?.endOffset ?? 0;
  }

  async durableEndOffset(slot: Slot): Promise<number> {
    const end = this.endOffset(slot);
    await this.#lastSync;
    if (this.#ended === "crashed") this.#expectOpen();
    return end;
  }

  get(key: string): Uint8Array | null {
    this.#expectOpen();
    const value = this.#values.get(textOf(entryKey(key)));
    return value === undefined ? null : entryBytes(this.#asRead(value), key);
  }

  *entries(prefix: string): Iterable<Entry> {
    this.#expectOpen();
    const keys = [...this.#values.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys.toSorted(byCodePoint)) {
      const value = this.#values.get(key);
      if (value !== undefined) yield { key, bytes: entryBytes(this.#asRead(value), key) };
    }
  }

  async close(): Promise<void> {
    await this.#lastSync;
    if (this.#ended === "no") this.#ended = "closed";
  }

  crash(): SimulatedStore {
    this.#ended = "crashed";
    const unsyncedCount = this.#journal.length - this.#durableCount;
    const survivingCount = this.#options.random?.int(unsyncedCount + 1) ?? 0;
    return new MemoryStore(this.#options, this.#journal.slice(0, this.#durableCount + survivingCount));
  }

  #apply(whole: Whole): readonly number[] {
    this.#journal.push(whole);
    for (const key of whole.removes) this.#values.delete(key);
    for (const { key, value } of whole.puts) this.#values.set(key, value);
    return whole.appends.map(({ slot, count, value }) => {
      const name = slotKey(slot);
      const batches = this.#slots.get(name) ?? [];
      const firstOffset = batches.at(-1)?.endOffset ?? 0;
      batches.push({ endOffset: firstOffset + count, value });
      this.#slots.set(name, batches);
      return firstOffset;
    });
  }

  async #sync(before: Promise<void>): Promise<void> {
    await before;
    const { random, sync = () => turnsOf(random) } = this.#options;
    await sync();
    if (this.#ended !== "crashed") this.#durableCount++;
  }

  #batchHolding(slot: Slot, offset: number): Batch | undefined {
    const batches = this.#slots.get(slotKey(slot)) ?? [];
    let low = 0;
    let high = batches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((batches[middle]?.endOffset ?? Infinity) > offset) high = middle;
      else low = middle + 1;
    }
    return batches[low];
  }

  #asRead(value: Uint8Array): Uint8Array {
    const { random, corruptReadShare = 0 } = this.#options;
    const copy = value.slice();
    if (random !== undefined && corruptReadShare > 0 && random.chance(corruptReadShare)) {
      const index = random.int(copy.length);
      copy[index] = (copy[index] ?? 0) ^ (1 << random.int(8));
    }
    return copy;
  }

  #expectOpen(): void {
    if (this.#ended === "no") return;
    throw new ReferenceError(
      "STORE_CLOSED",
      `This store has ${this.#ended}: open it again, and use what that gives.`,
    );
  }
}

async function turnsOf(random: Random | undefined): Promise<void> {
  const turns = 1 + (random?.int(4) ?? 0);
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** UTF-8 orders as code points do; UTF-16, by which strings compare, puts surrogates too early. */
function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rankOf(left.charCodeAt(index)) - rankOf(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}
