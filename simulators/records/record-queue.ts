/** Records that wait, first in first out: when each came, and when it entered the network, in ms. */
export class RecordQueue {
  #cameMs = new Float64Array(16);
  #enteredMs = new Float64Array(16);
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(cameMs: number, enteredMs: number): void {
    if (this.#size === this.#cameMs.length) this.#grow();
    const place = (this.#head + this.#size) & (this.#cameMs.length - 1);
    this.#cameMs[place] = cameMs;
    this.#enteredMs[place] = enteredMs;
    this.#size++;
  }

  /** Moves up to `countMax` of the oldest into a batch, in the place of what it held. */
  moveTo(batch: Batch, countMax: number): void {
    const count = Math.min(countMax, this.#size);
    batch.size = 0;
    const mask = this.#cameMs.length - 1;
    for (let index = 0; index < count; index++) {
      const place = (this.#head + index) & mask;
      batch.add(this.#cameMs[place] ?? 0, this.#enteredMs[place] ?? 0);
    }
    this.#head = (this.#head + count) & mask;
    this.#size -= count;
  }

  /** Capacities are powers of two, so that a place is found by a mask. */
  #grow(): void {
    const { length } = this.#cameMs;
    this.#cameMs = unrolled(this.#cameMs, this.#head);
    this.#enteredMs = unrolled(this.#enteredMs, this.#head);
    this.#head = 0;
    this.#size = length;
  }
}

function unrolled(full: Float64Array, head: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * full.length);
  larger.set(full.subarray(head));
  larger.set(full.subarray(0, head), full.length - head);
  return larger;
}

/** The records that one server works on. */
export class Batch {
  cameMs = new Float64Array(4);
  enteredMs = new Float64Array(4);
  size = 0;
  startedMs = 0;

  add(cameMs: number, enteredMs: number): void {
    if (this.size === this.cameMs.length) {
      this.cameMs = unrolled(this.cameMs, 0);
      this.enteredMs = unrolled(this.enteredMs, 0);
    }
    this.cameMs[this.size] = cameMs;
    this.enteredMs[this.size] = enteredMs;
    this.size++;
  }
}
