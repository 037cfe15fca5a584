import { ReferenceError } from "../reference-error.ts";
import type { Slot } from "./store.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One ordered tree holds all: the first byte tells batches from entries, and from what is neither. */
const batchTag = 0x62;
const entryTag = 0x65;
const flushTag = 0x66;
/** lmdb's limit on a key, with its pages of 4 KiB, is 1,978 bytes. */
const textByteCountMax = 1900;
const offsetByteCount = 8;
const partitionByteCount = 4;

/**
 * The place of a batch by the offset after its last record: the batch that holds an offset is then the first at or
 * after the key of the next offset, and a slot's end is its last key. Big-endian, so that bytes order as numbers do.
 */
export function batchKey(slot: Slot, endOffset: number): Uint8Array {
  const stream = textBytes(slot.stream);
  const key = new Uint8Array(1 + stream.length + 1 + partitionByteCount + offsetByteCount);
  key[0] = batchTag;
  // A NUL ends the name: a name that starts another one sorts wholly before it.
  key.set(stream, 1);
  const view = new DataView(key.buffer);
  view.setUint32(stream.length + 2, slot.partition);
  view.setBigUint64(stream.length + 2 + partitionByteCount, BigInt(endOffset));
  return key;
}

/** The offset that `batchKey` was given. */
export function endOffsetOf(key: Uint8Array): number {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  return Number(view.getBigUint64(key.byteLength - offsetByteCount));
}

/** The place of a value that says nothing, and is written only so that there is something to flush. */
export const flushKey: Uint8Array = Uint8Array.of(flushTag);

/** A slot's name in a map. */
export function slotKey({ stream, partition }: Slot): string {
  return `${stream}\0${partition}`;
}

/** @throws {ReferenceError} `KEY_TOO_LONG`. */
export function entryKey(key: string): Uint8Array {
  const text = textBytes(key);
  const bytes = new Uint8Array(1 + text.length);
  bytes[0] = entryTag;
  bytes.set(text, 1);
  return bytes;
}

/** The text that `entryKey` was given. */
export function textOf(key: Uint8Array): string {
  return decoder.decode(key.subarray(1));
}

/** The least key that is greater than every key that starts with these bytes, of which the first is a tag. */
export function afterPrefix(prefix: Uint8Array): Uint8Array {
  const last = prefix.findLastIndex((byte) => byte < 0xff);
  const end = prefix.slice(0, last + 1);
  end[last] = (end[last] ?? 0) + 1;
  return end;
}

function textBytes(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  if (bytes.length > textByteCountMax) {
    throw new ReferenceError(
      "KEY_TOO_LONG",
      `A key of ${bytes.length} bytes does not fit in the store: "${text.slice(0, 40)}…". ` +
        `Shorten the key to at most ${textByteCountMax} bytes, or store under a hash of it.`,
    );
  }
  return bytes;
}
