import { crc32 } from "node:zlib";
import { ReferenceError } from "../reference-error.ts";
import type { Append, Slot, StoredBatch } from "./store.ts";

// A stored value is a CRC-32, big-endian, and then what it is the checksum of.
const checksumByteCount = 4;
const countByteCount = 4;

/** A batch as it is stored: checksum, count of records, the codec's bytes. */
export function batchValue({ count, bytes }: Append): Uint8Array {
  const value = new Uint8Array(checksumByteCount + countByteCount + bytes.length);
  value.set(bytes, checksumByteCount + countByteCount);
  new DataView(value.buffer).setUint32(checksumByteCount, count);
  return withChecksum(value);
}

/**
 * Reads what `batchValue` wrote.
 *
 * @throws {ReferenceError} `BATCH_CORRUPT` saying slot and end offset.
 */
export function batchOf(value: Uint8Array, place: Readonly<{ slot: Slot; endOffset: number }>): StoredBatch {
  if (!isSound(value, checksumByteCount + countByteCount)) {
    throw new ReferenceError(
      "BATCH_CORRUPT",
      `The batch that ends before offset ${place.endOffset} of stream ${place.slot.stream}, partition ` +
        `${place.slot.partition}, does not match its checksum: the disk or a program changed it. ` +
        `Restore the store's directory from a copy, or remove it and replay the sources.`,
    );
  }
  const count = viewOf(value).getUint32(checksumByteCount);
  const bytes = after(value, checksumByteCount + countByteCount);
  return { firstOffset: place.endOffset - count, count, bytes };
}

/** An entry's bytes as they are stored. */
export function entryValue(bytes: Uint8Array): Uint8Array {
  const value = new Uint8Array(checksumByteCount + bytes.length);
  value.set(bytes, checksumByteCount);
  return withChecksum(value);
}

/** Reads what `entryValue` wrote.
 *
 * @throws {ReferenceError} `ENTRY_CORRUPT` saying the key.
 */
export function entryBytes(value: Uint8Array, key: string): Uint8Array {
  if (!isSound(value, checksumByteCount)) {
    throw new ReferenceError(
      "ENTRY_CORRUPT",
      `The value under the key ${JSON.stringify(key)} does not match its checksum: the disk or a program changed ` +
        `it. Restore the store's directory from a copy, or remove it and replay the sources.`,
    );
  }
  return after(value, checksumByteCount);
}

/** A plain view: lmdb gives a Buffer, whose `slice` does not copy. */
function after(value: Uint8Array, byteCount: number): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset + byteCount, value.byteLength - byteCount);
}

function withChecksum(value: Uint8Array): Uint8Array {
  viewOf(value).setUint32(0, crc32(value.subarray(checksumByteCount)));
  return value;
}

function isSound(value: Uint8Array, byteCountMin: number): boolean {
  return (
    value.length >= byteCountMin && viewOf(value).getUint32(0) === crc32(value.subarray(checksumByteCount))
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
