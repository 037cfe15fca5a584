import { invariant } from "#kernel/invariant";
import type { Entry, Store } from "../log/store.ts";
import type { RunNames } from "./run-records.ts";
import { readDelta } from "./state-delta.ts";
import type { StateTable } from "./state-table.ts";

/** What a checkpoint adds to a commit. */
export type CheckpointStep = Readonly<{ puts: readonly Entry[]; removes: readonly string[] }>;

/** A checkpoint is written a little faster than what it has to write came about: so it ends before the next is due. */
const paceFactor = 1.25;
const keysPerCommitMin = 32;

type Pending = Readonly<{
  keys: readonly (readonly [StateTable, string])[];
  /** How many a record, so that the checkpoint takes no longer than the changes that it writes took. */
  keysPerRecord: number;
  coversEpoch: number;
}>;

/**
 * Writes states through to the store's own tree in the background, so that the changelog stays short.
 *
 * Every so many epochs it takes the keys that changed and writes them, some at each commit, as they then are. Once all
 * are written, the changelog before the epoch of the taking is dropped. A crash amid it costs nothing: the changelog
 * from before is still there, and each of its changes is a whole state, so that replaying it over newer ones ends right.
 */
export class Checkpoint {
  readonly #names: RunNames;
  readonly #tables: readonly StateTable[];
  readonly #everyEpochs: number;
  readonly #idleKeysPerCommit: number;
  #pending: Pending | null = null;
  #written = 0;
  /** Records of the commits since the last checkpoint was taken. */
  #recordCount = 0;
  #lastTakenEpoch: number;
  #oldestDeltaEpoch: number;

  constructor(parts: CheckpointParts) {
    this.#names = parts.names;
    this.#tables = parts.tables;
    this.#everyEpochs = parts.everyEpochs;
    this.#idleKeysPerCommit = parts.keysPerCommit;
    this.#lastTakenEpoch = parts.epoch;
    this.#oldestDeltaEpoch = parts.oldestDeltaEpoch;
  }

  /** Whether the next commit has something to write even if nothing was read. */
  get underWay(): boolean {
    return this.#pending !== null;
  }

  /**
   * What to add to the commit of `epoch`, whose delta has been written already: the more the more records it took, so
   * that a checkpoint costs each of them the same, and small rounds stay quick. As many a record as the records before
   * changed, however many keys are always new: else the changelog would grow for as long as the load lasts.
   *
   * @param recordCount - Infinity where nothing else is to be done.
   */
  step(epoch: number, recordCount: number): CheckpointStep {
    if (Number.isFinite(recordCount)) this.#recordCount += recordCount;
    if (this.#pending === null && epoch - this.#lastTakenEpoch >= this.#everyEpochs) this.#take(epoch);
    if (this.#pending === null) return { puts: [], removes: [] };
    const { keys, keysPerRecord, coversEpoch } = this.#pending;
    const keyCount = Number.isFinite(recordCount)
      ? Math.max(Math.min(keysPerCommitMin, this.#idleKeysPerCommit), Math.ceil(keysPerRecord * recordCount))
      : this.#idleKeysPerCommit;
    const chunk = keys.slice(this.#written, this.#written + keyCount);
    this.#written += chunk.length;
    const puts: Entry[] = [];
    const removes: string[] = [];
    for (const [table, key] of chunk) {
      const place = stateKey(this.#names, table.name, key);
      const bytes = table.encodeKey(key);
      if (bytes === null) removes.push(place);
      else puts.push({ key: place, bytes });
    }
    if (this.#written === keys.length) {
      for (let old = this.#oldestDeltaEpoch; old <= coversEpoch; old++) {
        removes.push(deltaKey(this.#names, old));
      }
      this.#oldestDeltaEpoch = coversEpoch + 1;
      this.#pending = null;
    }
    return { puts, removes };
  }

  #take(epoch: number): void {
    const keys = this.#tables.flatMap((table) =>
      Array.from(table.takeChangedKeys(), (key) => [table, key] as const),
    );
    // The delta of `epoch` itself is put in this very commit, after the removes: it stays until the next checkpoint.
    const keysPerRecord = (paceFactor * keys.length) / Math.max(1, this.#recordCount);
    this.#pending = { keys, keysPerRecord, coversEpoch: epoch - 1 };
    this.#recordCount = 0;
    this.#written = 0;
    this.#lastTakenEpoch = epoch;
  }
}

export type CheckpointParts = Readonly<{
  names: RunNames;
  tables: readonly StateTable[];
  everyEpochs: number;
  /** Where nothing else is to be done. */
  keysPerCommit: number;
  /** The epoch at which the run stands. */
  epoch: number;
  oldestDeltaEpoch: number;
}>;

/** The key of an epoch's changelog value; keys sort as epochs do. */
export function deltaKey(names: RunNames, epoch: number): string {
  return `${names.deltas}${String(epoch).padStart(12, "0")}`;
}

function stateKey(names: RunNames, table: string, key: string): string {
  return `${names.states}${table}/${key}`;
}

/**
 * Restores all tables from the last whole checkpoint and the changelog since.
 *
 * @returns The epoch of the oldest changelog value that is still there, or the one after `epoch` where none is.
 */
export function restoreTables(
  store: Store,
  { names, tables, epoch }: Readonly<{ names: RunNames; tables: readonly StateTable[]; epoch: number }>,
): number {
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const prefix = stateKey(names, table.name, "");
    for (const { key, bytes } of store.entries(prefix)) {
      table.restore(key.slice(prefix.length), bytes, { checkpointed: true });
    }
  }
  let oldestEpoch = epoch + 1;
  for (const { key, bytes } of store.entries(names.deltas)) {
    const deltaEpoch = Number(key.slice(names.deltas.length));
    invariant(deltaEpoch <= epoch, "no changelog value is newer than the position");
    oldestEpoch = Math.min(oldestEpoch, deltaEpoch);
    for (const change of readDelta(bytes)) {
      byName.get(change.table)?.restore(change.key, change.state, { checkpointed: false });
    }
  }
  return oldestEpoch;
}
