import { Buffer } from "node:buffer";
import { invariant } from "#kernel/invariant";

const quote = 0x22;
const backslash = 0x5c;
/** What JSON says for a byte that may not stand for itself; those who may are in it too, up to the backslash. */
const escapes = Array.from({ length: backslash + 1 }, (_, byte) =>
  Buffer.from(JSON.stringify(String.fromCharCode(byte)).slice(1, -1)),
);
const halfDigits = 1e7;

/** Writes UTF-8 bytes as a JSON text from `end` on, and gives the position after it; a byte takes six at most. */
export function writeText(
  { from, start, byteCount }: Readonly<{ from: Uint8Array; start: number; byteCount: number }>,
  into: Buffer,
  end: number,
): number {
  let at = end;
  into[at++] = quote;
  for (let index = start; index < start + byteCount; index++) {
    const byte = from[index] ?? 0;
    if (byte >= 0x20 && byte !== quote && byte !== backslash) into[at++] = byte;
    else at = writeEscaped(byte, into, at);
  }
  into[at++] = quote;
  return at;
}

function writeEscaped(byte: number, into: Buffer, end: number): number {
  const escape = escapes[byte];
  invariant(escape !== undefined, `byte ${byte} stands for itself`);
  into.set(escape, end);
  return end + escape.length;
}

/** Writes an integer within 2^53. */
export function writeWhole(value: number, into: Buffer, end: number): number {
  let at = end;
  if (value < 0) into[at++] = 0x2d;
  const size = Math.abs(value);
  const high = Math.floor(size / halfDigits);
  if (high === 0) return writeDigits({ digits: size, digitCount: digitCountOf(size) }, into, at);
  at = writeDigits({ digits: high, digitCount: digitCountOf(high) }, into, at);
  return writeDigits({ digits: size - high * halfDigits, digitCount: 7 }, into, at);
}

function digitCountOf(size: number): number {
  let count = 1;
  for (let bound = 10; bound <= size; bound *= 10) count += 1;
  return count;
}

/** Below 2^31, so that the arithmetic is the processor's own. */
function writeDigits(
  { digits, digitCount }: Readonly<{ digits: number; digitCount: number }>,
  into: Buffer,
  end: number,
): number {
  let left = digits | 0;
  for (let at = end + digitCount - 1; at >= end; at--) {
    const rest = (left / 10) | 0;
    into[at] = 0x30 + (left - 10 * rest);
    left = rest;
  }
  return end + digitCount;
}

/** Writes a double; JSON has no word for those that are not finite, and the engine reads them from their names. */
export function writeDouble(value: number, into: Buffer, end: number): number {
  const text = Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
  return end + into.write(text, end, "latin1");
}
