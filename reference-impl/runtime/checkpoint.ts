import { z } from "zod";
import { invariant } from "#kernel/invariant";
import type { Entry, Store } from "../log/store.ts";
import type { RunNames } from "./run-records.ts";
import { DeltaWriter, readDelta } from "./state-delta.ts";
import type { StateTable, WriteStates } from "./state-table.ts";

/** What a checkpoint adds to a commit. */
export type CheckpointStep = Readonly<{ puts: readonly Entry[]; removes: readonly string[] }>;

/** The checkpoint that counts: which one, of how many chunks and bytes, and the last epoch whose changes it holds. */
export type CheckpointHead = Readonly<{
  generation: number;
  chunkCount: number;
  byteCount: number;
  coversEpoch: number;
}>;

/** Bytes of states for each byte of changes: so it ends long before the changes call for the next one. */
const pace = 2;
/** Beside its bytes, a changelog value costs its place in the tree, and some work when it is removed. */
const bytesPerDelta = 512;
/** So many bytes of changelog for each byte of checkpoint are read at a restart. */
const changelogRatio = 2;
const chunkBytesMax = 2 ** 17;
const removesPerCommit = 16;

type Writing = {
  readonly generation: number;
  readonly coversEpoch: number;
  /** Of the tables that are not through; the first one is at it. */
  readonly tables: WriteStates[];
  chunkCount: number;
  byteCount: number;
};

/**
 * Writes all states anew, in the background, once the changelog has grown to twice what they take: so a restart reads
 * little, and each byte of change is written only once more, in long values and not key by key.
 *
 * Some states are written at each commit, each as it then is. Once all are, the new checkpoint takes the place of the
 * one before, and the changelog before its first chunk is dropped. A crash amid it costs nothing: the checkpoint and the
 * changelog from before are still there. Each change is a whole state, so replaying changes over newer ones ends right.
 */
export class Checkpoint {
  readonly #names: RunNames;
  readonly #tables: readonly StateTable[];
  readonly #afterBytes: number;
  readonly #bytesPerCommit: number;
  readonly #writer = new DeltaWriter();
  #writing: Writing | null = null;
  #head: CheckpointHead;
  #lastGeneration: number;
  #changelogBytes: number;
  /** The epochs whose changelog values count. */
  #deltaEpochs: number[];
  /** Keys of what no longer counts. */
  readonly #obsolete: string[];

  constructor({ names, tables, restored, afterBytes, bytesPerCommit }: CheckpointParts) {
    this.#names = names;
    this.#tables = tables;
    this.#afterBytes = afterBytes;
    this.#bytesPerCommit = bytesPerCommit;
    this.#head = restored.head;
    this.#lastGeneration = restored.lastGeneration;
    this.#changelogBytes = restored.changelogBytes;
    this.#deltaEpochs = [...restored.deltaEpochs];
    this.#obsolete = [...restored.obsolete];
  }

  /** Whether the next commit has something to write even if nothing was read. */
  get underWay(): boolean {
    return this.#writing !== null || this.#obsolete.length > 0;
  }

  /**
   * What to add to the commit of `epoch`, whose changes have been encoded already: the more the more they are, so that
   * small rounds stay quick.
   *
   * @param deltaBytes - Of the changes of this commit; 0 where there are none.
   */
  step(epoch: number, deltaBytes: number): CheckpointStep {
    if (deltaBytes > 0) {
      this.#deltaEpochs.push(epoch);
      this.#changelogBytes += deltaBytes + bytesPerDelta;
    }
    if (this.#writing === null && this.#changelogBytes >= this.#dueAtBytes) this.#take(epoch);
    const removes = this.#obsolete.splice(0, removesPerCommit);
    const puts = this.#writing ? this.#advance(this.#writing, deltaBytes) : [];
    return { puts, removes };
  }

  get #dueAtBytes(): number {
    return Math.max(this.#afterBytes, changelogRatio * this.#head.byteCount);
  }

  #take(epoch: number): void {
    this.#lastGeneration += 1;
    this.#writing = {
      generation: this.#lastGeneration,
      // The changes of `epoch` itself are put in this very commit: they stay until the next checkpoint.
      coversEpoch: epoch - 1,
      tables: this.#tables.map((table) => table.writeAll()),
      chunkCount: 0,
      byteCount: 0,
    };
    this.#changelogBytes = 0;
  }

  #advance(writing: Writing, deltaBytes: number): readonly Entry[] {
    const puts: Entry[] = [];
    let left = Math.max(this.#bytesPerCommit, pace * deltaBytes);
    while (left > 0 && writing.tables.length > 0) {
      const bytes = this.#nextChunk(writing, Math.min(left, chunkBytesMax));
      if (bytes.length === 0) break;
      puts.push({ key: chunkKey(this.#names, writing, writing.chunkCount), bytes });
      writing.chunkCount += 1;
      writing.byteCount += bytes.length;
      left -= bytes.length;
    }
    if (writing.tables.length === 0) puts.push(this.#complete(writing));
    return puts;
  }

  #nextChunk({ tables }: Writing, byteCount: number): Uint8Array {
    this.#writer.clear();
    while (this.#writer.byteCount < byteCount) {
      const [write] = tables;
      if (write === undefined) break;
      if (write(this.#writer, byteCount) === "all") tables.shift();
    }
    return this.#writer.bytes.slice();
  }

  #complete({ generation, chunkCount, byteCount, coversEpoch }: Writing): Entry {
    for (let chunk = 0; chunk < this.#head.chunkCount; chunk += 1) {
      this.#obsolete.push(chunkKey(this.#names, this.#head, chunk));
    }
    for (const epoch of this.#deltaEpochs) {
      if (epoch <= coversEpoch) this.#obsolete.push(deltaKey(this.#names, epoch));
    }
    this.#deltaEpochs = this.#deltaEpochs.filter((epoch) => epoch > coversEpoch);
    this.#head = { generation, chunkCount, byteCount, coversEpoch };
    this.#writing = null;
    return { key: this.#names.checkpoint, bytes: encodeHead(this.#head) };
  }
}

export type CheckpointParts = Readonly<{
  names: RunNames;
  tables: readonly StateTable[];
  restored: Restored;
  /** The first one comes once the changelog has so many bytes. */
  afterBytes: number;
  /** About how many bytes of states a commit takes at least, where a checkpoint is under way. */
  bytesPerCommit: number;
}>;

/** The key of an epoch's changelog value; keys sort as epochs do. */
export function deltaKey(names: RunNames, epoch: number): string {
  return `${names.deltas}${padded(epoch)}`;
}

function chunkKey(names: RunNames, { generation }: Readonly<{ generation: number }>, chunk: number): string {
  return `${names.states}${padded(generation)}/${padded(chunk)}`;
}

function padded(count: number): string {
  return String(count).padStart(12, "0");
}

/** What was found in a store. */
export type Restored = Readonly<{
  head: CheckpointHead;
  /** The newest that was begun, whether or not it was ended. */
  lastGeneration: number;
  /** The epochs whose changelog values count, in order. */
  deltaEpochs: readonly number[];
  changelogBytes: number;
  /** Keys of what a crash has left behind. */
  obsolete: readonly string[];
}>;

/** Restores all tables from the last whole checkpoint and the changelog since. */
export function restoreTables(
  store: Store,
  { names, tables, epoch }: Readonly<{ names: RunNames; tables: readonly StateTable[]; epoch: number }>,
): Restored {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const restore = (bytes: Uint8Array): void => {
    for (const change of readDelta(bytes)) byName.get(change.table)?.restore(change.key, change.state);
  };
  const head = decodeHead(store.get(names.checkpoint));
  const obsolete: string[] = [];
  let lastGeneration = head.generation;
  let chunkCount = 0;
  for (const { key, bytes } of store.entries(names.states)) {
    const generation = Number(key.slice(names.states.length).split("/", 1)[0]);
    lastGeneration = Math.max(lastGeneration, generation);
    if (generation === head.generation) {
      restore(bytes);
      chunkCount += 1;
    } else {
      obsolete.push(key);
    }
  }
  invariant(chunkCount === head.chunkCount, "a checkpoint that counts is whole");
  const deltaEpochs: number[] = [];
  let changelogBytes = 0;
  for (const { key, bytes } of store.entries(names.deltas)) {
    const deltaEpoch = Number(key.slice(names.deltas.length));
    invariant(deltaEpoch <= epoch, "no changelog value is newer than the position");
    if (deltaEpoch <= head.coversEpoch) {
      obsolete.push(key);
      continue;
    }
    deltaEpochs.push(deltaEpoch);
    changelogBytes += bytes.length + bytesPerDelta;
    restore(bytes);
  }
  return { head, lastGeneration, deltaEpochs, changelogBytes, obsolete };
}

const noCheckpoint: CheckpointHead = { generation: 0, chunkCount: 0, byteCount: 0, coversEpoch: 0 };
const headSchema: z.ZodType<CheckpointHead> = z.object({
  generation: z.int(),
  chunkCount: z.int(),
  byteCount: z.int(),
  coversEpoch: z.int(),
});

function encodeHead(head: CheckpointHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(head));
}

function decodeHead(bytes: Uint8Array | null): CheckpointHead {
  return bytes === null ? noCheckpoint : headSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
