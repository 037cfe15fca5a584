/** Something that a file holds, and the time that it says of itself. */
type Timed<Item> = Readonly<{ item: Item; atMs: number }>;
/** The same, and what the file's clock shows when its turn comes. */
export type Clocked<Item> = Readonly<{ item: Item; clockMs: number }>;

/** How many that follow are asked what time it is. */
const aheadCount = 16;

/**
 * The clock of a file that was written as things happened. It never goes back, and it believes no single time: one that
 * lies far ahead of the middle of those that follow is a fault of that one, and must not make all others late.
 */
export class FileClock<Item> {
  #waiting: Timed<Item>[] = [];
  #clockMs = -Infinity;

  /** Takes the next thing, and gives those whose turn is now certain. */
  push(item: Item, atMs: number): readonly Clocked<Item>[] {
    this.#waiting.push({ item, atMs });
    return this.#waiting.length > aheadCount ? this.#release(1) : [];
  }

  /** Gives the rest. */
  end(): readonly Clocked<Item>[] {
    return this.#release(this.#waiting.length);
  }

  #release(count: number): readonly Clocked<Item>[] {
    const released: Clocked<Item>[] = [];
    for (let done = 0; done < count; done++) {
      const next = this.#waiting[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.slice(1);
      const aheadMs = this.#waiting.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
      const middleMs = aheadMs[aheadMs.length >> 1] ?? Infinity;
      this.#clockMs = Math.max(this.#clockMs, Math.min(next.atMs, middleMs));
      released.push({ item: next.item, clockMs: this.#clockMs });
    }
    return released;
  }
}
