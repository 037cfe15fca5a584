/** What stands in a list, with its neighbours there. */
type Listed<Node> = { older: Node | null; newer: Node | null };

/**
 * Keeps things in the order in which they were touched last. Its links are in the things themselves, so that a touch
 * costs the same however many there are.
 */
export class RecencyList<Node extends Listed<Node>> {
  #oldest: Node | null = null;
  #newest: Node | null = null;

  get oldest(): Node | null {
    return this.#oldest;
  }

  /** Makes it the newest, whether or not it was in the list. */
  touch(node: Node): void {
    if (this.#newest === node) return;
    this.remove(node);
    node.older = this.#newest;
    if (this.#newest === null) this.#oldest = node;
    else this.#newest.newer = node;
    this.#newest = node;
  }

  /** Does nothing with what is not in the list. */
  remove(node: Node): void {
    const { older, newer } = node;
    if (older !== null) older.newer = newer;
    else if (this.#oldest === node) this.#oldest = newer;
    if (newer !== null) newer.older = older;
    else if (this.#newest === node) this.#newest = older;
    node.older = null;
    node.newer = null;
  }

  /** @yields All, the oldest first. */
  *[Symbol.iterator](): Generator<Node> {
    for (let node = this.#oldest; node !== null; node = node.newer) yield node;
  }
}
