import { invariant } from "#kernel/invariant";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import { bytesPerDelta, decodeHead } from "./checkpoint-records.ts";
import type { CheckpointHead } from "./checkpoint-records.ts";
import type { RunNames } from "./run-records.ts";
import { readDelta } from "./state-delta.ts";
import type { StateTable } from "./state-table.ts";

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

/**
 * Restores all tables from the last whole checkpoint and the changelog since. States of a table that is no more, as of a
 * processor's earlier version, are left out, and are gone once the next checkpoint is whole.
 *
 * @throws {ReferenceError} `STORE_FORMAT`.
 */
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
    const generation = generationOf(key.slice(names.states.length));
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

/** @throws {ReferenceError} `STORE_FORMAT` for what no checkpoint of this version has written. */
function generationOf(place: string): number {
  const generation = /^(\d{12})\/\d{12}$/.exec(place)?.[1];
  if (generation !== undefined) return Number(generation);
  throw new ReferenceError(
    "STORE_FORMAT",
    `The store has a state under "${place}", which another version has written and this one cannot read. Run in ` +
      "another folder, or remove this one and run again.",
  );
}
