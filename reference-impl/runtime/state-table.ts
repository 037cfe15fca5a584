import { BinaryHeap } from "#kernel/binary-heap";
import { createFieldsCodec } from "../codec/codec.ts";
import type { FieldsCodec } from "../codec/record-codec.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyState, BoundEffects, BoundInput, BoundProcessor } from "./bind.ts";
import type { DeltaWriter } from "./state-delta.ts";

/** Writes some more of a table's states, up to so many bytes in the writer; says whether those were the last. */
export type WriteStates = (writer: DeltaWriter, byteCountMax: number) => "some" | "all";

/** One key's place; it stays in the table to the end of the round in which its state became null. */
type Cell = {
  readonly key: string;
  state: AnyState | null;
  dirty: boolean;
  wakeAtMs: number;
  /** The earliest time at which the heap holds this cell; other entries of it are stale. */
  heapAtMs: number;
};

/**
 * The state of all keys of one processor and key field, in memory, with its timers. Timers are derived from the states,
 * so only states are stored: after `restore` the heap is what it would have been.
 */
export class StateTable {
  readonly name: string;
  readonly #code: BoundProcessor;
  readonly #codec: FieldsCodec;
  readonly #cells = new Map<string, Cell>();
  readonly #timers = new BinaryHeap<Cell>();
  #dirty: Cell[] = [];
  #scheduledCount = 0;

  constructor(name: string, code: BoundProcessor) {
    this.name = name;
    this.#code = code;
    this.#codec = createFieldsCodec(code.state);
  }

  /** How many keys have a state. */
  get size(): number {
    return this.#cells.size;
  }

  /** Steps the key that `effects` names. */
  step(input: BoundInput, effects: BoundEffects): void {
    const cell = this.#cells.get(effects.key);
    const before = cell?.state ?? this.#code.initial();
    const after = this.#code.step(before, input, effects);
    if (after === before) return;
    if (cell) this.#change(cell, after);
    else if (after !== null) this.#create(effects.key, after);
  }

  /** Puts the timers of the keys that were stepped in order; to be called after a batch, before `fire`. */
  schedule(): void {
    if (this.#code.wakeAtMs === null) return;
    for (; this.#scheduledCount < this.#dirty.length; this.#scheduledCount++) {
      const cell = this.#dirty[this.#scheduledCount];
      if (cell) this.#plan(cell);
    }
  }

  /**
   * Wakes all keys that wait for an instant up to `untilMs`, in event time, at equal times by key.
   *
   * @returns How many keys were woken.
   * @throws {ReferenceError} `TIMER_STUCK` if a woken key wants to be woken again no later than it was.
   */
  fire(untilMs: number, effects: BoundEffects): number {
    let wokenCount = 0;
    while (this.#timers.minKey <= untilMs) {
      const atMs = this.#timers.minKey;
      const due = this.#takeDue(atMs);
      for (const cell of due) this.#wake(cell, atMs, effects);
      wokenCount += due.length;
    }
    return wokenCount;
  }

  /** Writes the keys that changed since the last call, if any. */
  writeDelta(writer: DeltaWriter): void {
    if (this.#dirty.length === 0) return;
    writer.startTable(this.name);
    for (const cell of this.#dirty) {
      writer.writeChange(cell.key, cell.state, this.#codec);
      cell.dirty = false;
      if (cell.state === null) this.#cells.delete(cell.key);
    }
    this.#dirty = [];
    this.#scheduledCount = 0;
  }

  /**
   * Writes all states that are there now, some at each call of what it gives, each as it then is; to be called between
   * rounds. A key that comes later, or goes, is for the changelog to tell.
   */
  writeAll(): WriteStates {
    // A map's iterator goes on rightly whatever is added, which comes last, and deleted between two steps.
    const cells = this.#cells.values();
    let left = this.#cells.size;
    return (writer, byteCountMax) => {
      writer.startTable(this.name);
      do {
        const { done, value: cell } = left > 0 ? cells.next() : { done: true, value: null };
        if (done === true || cell === null) return "all";
        left -= 1;
        writer.writeChange(cell.key, cell.state, this.#codec);
      } while (writer.byteCount < byteCountMax);
      return "some";
    };
  }

  /** Takes a stored state, or that a key is gone. */
  restore(key: string, bytes: Uint8Array | null): void {
    if (bytes === null) {
      this.#cells.delete(key);
      return;
    }
    const state = this.#codec.decode(bytes);
    const cell = this.#cells.get(key);
    if (cell) cell.state = state;
    else this.#cells.set(key, newCell(key, state));
  }

  /** Makes the timers of all keys anew; to be called once, after the last `restore`. */
  restoreTimers(): void {
    this.#timers.clear();
    for (const cell of this.#cells.values()) this.#plan(cell);
  }

  #create(key: string, state: AnyState): void {
    const cell = newCell(key, state);
    this.#cells.set(key, cell);
    cell.dirty = true;
    this.#dirty.push(cell);
  }

  #change(cell: Cell, state: AnyState | null): void {
    cell.state = state;
    if (cell.dirty) return;
    cell.dirty = true;
    this.#dirty.push(cell);
  }

  /** Pushes only what is earlier than what the heap holds: a timer that is put off is found out when it is due. */
  #plan(cell: Cell): void {
    const wakeAtMs = cell.state === null ? null : (this.#code.wakeAtMs?.(cell.state) ?? null);
    cell.wakeAtMs = wakeAtMs ?? Infinity;
    if (cell.wakeAtMs < cell.heapAtMs) this.#push(cell);
  }

  #push(cell: Cell): void {
    cell.heapAtMs = cell.wakeAtMs;
    this.#timers.push(cell.wakeAtMs, cell);
  }

  #takeDue(atMs: number): readonly Cell[] {
    const due: Cell[] = [];
    while (this.#timers.minKey === atMs) {
      const cell = this.#timers.pop();
      if (cell === undefined || cell.heapAtMs !== atMs) continue;
      cell.heapAtMs = Infinity;
      if (cell.wakeAtMs === atMs) due.push(cell);
      else if (cell.wakeAtMs < Infinity) this.#push(cell);
    }
    // Push order depends on what was restored; the order of waking must not.
    return due.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  }

  #wake(cell: Cell, atMs: number, effects: BoundEffects): void {
    if (cell.state === null || this.#code.wake === null) return;
    const mutable = effects;
    mutable.key = cell.key;
    const after = this.#code.wake(cell.state, effects);
    if (after !== cell.state) this.#change(cell, after);
    cell.wakeAtMs = Infinity;
    this.#plan(cell);
    if (cell.wakeAtMs > atMs) return;
    throw new ReferenceError(
      "TIMER_STUCK",
      `${this.name}, key "${cell.key}": woken at ${atMs}, it wants to be woken at ${cell.wakeAtMs}; let wake move the state on`,
    );
  }
}

function newCell(key: string, state: AnyState | null): Cell {
  return { key, state, dirty: false, wakeAtMs: Infinity, heapAtMs: Infinity };
}
