import { InvariantError } from "./invariant.ts";

/**
 * A queue that gives back the item of the smallest key first, and of equal keys the one pushed first: simulated
 * events by time, timers by deadline. Push and pop take time in proportion to the logarithm of the size.
 */
export class BinaryHeap<Item> {
  // Three columns rather than one array of records, so that a push allocates nothing.
  readonly #keys: number[] = [];
  readonly #tickets: number[] = [];
  readonly #items: (Item | undefined)[] = [];
  #nextTicket = 0;

  /** How many items wait. */
  get size(): number {
    return this.#keys.length;
  }

  /** The smallest key, or Infinity where nothing waits. */
  get minKey(): number {
    return this.#keys[0] ?? Infinity;
  }

  /** Gives the item of the smallest key and leaves it; undefined where nothing waits. */
  peek(): Item | undefined {
    return this.#items[0];
  }

  /** @throws {InvariantError} if `key` is NaN, which has no order. */
  push(key: number, item: Item): void {
    if (Number.isNaN(key)) throw new InvariantError("a key of a heap has an order: NaN");
    const ticket = this.#nextTicket++;
    let hole = this.#keys.length;
    this.#keys.push(key);
    this.#tickets.push(ticket);
    this.#items.push(item);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      // A new item has the highest ticket, so that on equal keys it stays below.
      if ((this.#keys[parent] ?? 0) <= key) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#keys[hole] = key;
    this.#tickets[hole] = ticket;
    this.#items[hole] = item;
  }

  /** Takes the item of the smallest key out; undefined where nothing waits. */
  pop(): Item | undefined {
    const first = this.#items[0];
    const key = this.#keys.pop();
    const ticket = this.#tickets.pop();
    const item = this.#items.pop();
    if (key === undefined || ticket === undefined || this.#keys.length === 0) return first;
    let hole = 0;
    for (;;) {
      const child = this.#smallerChild(hole);
      if (child < 0 || !this.#precedes(child, key, ticket)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#keys[hole] = key;
    this.#tickets[hole] = ticket;
    this.#items[hole] = item;
    return first;
  }

  /** Takes everything out. */
  clear(): void {
    this.#keys.length = 0;
    this.#tickets.length = 0;
    this.#items.length = 0;
  }

  #smallerChild(parent: number): number {
    const left = 2 * parent + 1;
    const right = left + 1;
    if (left >= this.#keys.length) return -1;
    if (right >= this.#keys.length) return left;
    return this.#precedes(right, this.#keys[left] ?? 0, this.#tickets[left] ?? 0) ? right : left;
  }

  #precedes(index: number, key: number, ticket: number): boolean {
    const other = this.#keys[index] ?? 0;
    return other < key || (other === key && (this.#tickets[index] ?? 0) < ticket);
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] ?? 0;
    this.#tickets[to] = this.#tickets[from] ?? 0;
    this.#items[to] = this.#items[from];
  }
}
