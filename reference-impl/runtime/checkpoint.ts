import type { Entry } from "../log/store.ts";
import { bytesPerDelta, chunkKey, deltaKey, encodeHead } from "./checkpoint-records.ts";
import type { CheckpointHead } from "./checkpoint-records.ts";
import type { Restored } from "./restore-tables.ts";
import type { RunNames } from "./run-records.ts";
import { DeltaWriter } from "./state-delta.ts";
import type { StateTable, WriteStates } from "./state-table.ts";

/** What a checkpoint adds to a commit. */
export type CheckpointStep = Readonly<{ puts: readonly Entry[]; removes: readonly string[] }>;

/** Bytes of states for each byte of changes: so it ends well before the changes call for the next one. */
const pace = 1;
/** So many bytes of changelog for each byte of checkpoint are read at a restart. */
const changelogRatio = 2;
const chunkBytesMax = 2 ** 17;
const removesPerCommitMin = 16;
/** Of what is obsolete each commit removes an eighth: so there is never more than what eight commits leave. */
const removeShare = 8;

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
 * one before, and the changelog up to its first chunk is dropped. A crash amid it costs nothing: the checkpoint and the
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
    // Before what this commit makes obsolete: a commit removes before it puts.
    const removes = this.#obsolete.splice(
      0,
      Math.max(removesPerCommitMin, this.#obsolete.length / removeShare),
    );
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
      coversEpoch: epoch,
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
    // A copy: the writer's buffer is written again, perhaps before this commit has taken the bytes.
    return Uint8Array.from(this.#writer.bytes);
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
