import { avroTarget } from "../codec/avro-binary.ts";
import type { FieldsCodec } from "../codec/record-codec.ts";
import type { AnyState } from "./bind.ts";
import { invariant } from "#kernel/invariant";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const removed = 0xffff_ffff;

/**
 * Writes what a round changed, table by table, as one value: the table's name, the number of its changes, and for each
 * its key and the bytes of its state, or that the key is gone. Its buffer is used again after `clear`.
 */
export class DeltaWriter {
  #bytes = avroTarget(65_536);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;
  #countAt = 0;
  #count = 0;

  /** The bytes so far; valid until the next `clear`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  get byteCount(): number {
    return this.#end;
  }

  clear(): void {
    this.#end = 0;
  }

  /** The changes that follow are of this table. */
  startTable(name: string): void {
    this.#writeText(name);
    this.#countAt = this.#end;
    this.#count = 0;
    this.#writeWord(0);
  }

  /** @param state - Null where the key is gone. */
  writeChange(key: string, state: AnyState | null, codec: FieldsCodec): void {
    this.#writeText(key);
    this.#count += 1;
    this.#view.setUint32(this.#countAt, this.#count);
    if (state === null) {
      this.#writeWord(removed);
      return;
    }
    this.#reserve(4);
    let end = codec.encodeInto(state, this.#bytes, this.#end + 4);
    if (end < 0) {
      const missing = -end;
      this.#reserve(this.#bytes.length - this.#end + missing);
      end = codec.encodeInto(state, this.#bytes, this.#end + 4);
    }
    this.#view.setUint32(this.#end, end - this.#end - 4);
    this.#end = end;
  }

  #writeText(text: string): void {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    this.#reserve(4 + 3 * text.length);
    const start = this.#end + 4;
    let end = start;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 0x80) {
        end = start + encoder.encodeInto(text, this.#bytes.subarray(start)).written;
        break;
      }
      this.#bytes[end++] = unit;
    }
    this.#view.setUint32(this.#end, end - start);
    this.#end = end;
  }

  #writeWord(word: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#end, word);
    this.#end += 4;
  }

  #reserve(byteCount: number): void {
    if (this.#end + byteCount <= this.#bytes.length) return;
    const grown = avroTarget(2 * (this.#end + byteCount));
    grown.set(this.bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

export type Change = Readonly<{ table: string; key: string; state: Uint8Array | null }>;

/**
 * Reads a value that a {@link DeltaWriter} wrote.
 *
 * @yields Its changes, in the order of writing.
 */
export function* readDelta(bytes: Uint8Array): Generator<Change> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const readWord = (): number => {
    invariant(at + 4 <= bytes.length, "a delta ends with a whole change");
    at += 4;
    return view.getUint32(at - 4);
  };
  const readBytes = (byteCount: number): Uint8Array => {
    invariant(at + byteCount <= bytes.length, "a delta ends with a whole change");
    at += byteCount;
    return bytes.subarray(at - byteCount, at);
  };
  while (at < bytes.length) {
    const table = decoder.decode(readBytes(readWord()));
    for (let left = readWord(); left > 0; left--) {
      const key = decoder.decode(readBytes(readWord()));
      const size = readWord();
      yield { table, key, state: size === removed ? null : readBytes(size) };
    }
  }
}
