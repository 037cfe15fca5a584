import avro from "avsc";
import { longMax } from "./exact-integers.ts";

/** What avsc hands a type to write with; what is written beyond the end of `buf` is lost, and `pos` tells so. */
export type Tap = { readonly buf: Uint8Array; pos: number };

/** As much as fits in an integer of the machine's, in whole groups of seven bits. */
const lowBits = 28;
const lowWeight = 2 ** lowBits;

/**
 * A long that refuses, as it is written, what would not come back as it was: no record is gone through twice for it. It
 * is written as two integers, for a division for each byte is what an instant would cost most.
 */
export class ExactLongType extends avro.types.LongType {
  _write(tap: Tap, value: unknown): void {
    if (!Number.isInteger(value) || typeof value !== "number" || Math.abs(value) > longMax) {
      throw new RangeError(`no whole number within ±${longMax}`);
    }
    const zigzag = value >= 0 ? 2 * value : -2 * value - 1;
    if (zigzag < lowWeight) {
      writeGroups(tap, zigzag);
      return;
    }
    const high = Math.floor(zigzag / lowWeight);
    let low = zigzag - high * lowWeight;
    const { buf } = tap;
    for (let written = 0; written < lowBits; written += 7) {
      buf[tap.pos++] = (low & 0x7f) | 0x80;
      low >>>= 7;
    }
    writeGroups(tap, high);
  }
}

/** Writes an integer in groups of seven bits, the lowest first, each but the last marked. */
export function writeGroups(tap: Tap, integer: number): void {
  const { buf } = tap;
  let rest = integer;
  for (; rest > 0x7f; rest >>>= 7) buf[tap.pos++] = (rest & 0x7f) | 0x80;
  buf[tap.pos++] = rest;
}
