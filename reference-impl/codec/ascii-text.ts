import avro from "avsc";
import { type Tap, writeGroups } from "./exact-long.ts";

/** Ids and words are mostly shorter than this; longer texts are avsc's. */
const unitCountMax = 64;

/** A string that is written in one pass where it is short and of ASCII, as ids are; others are left to avsc. */
export class AsciiTextType extends avro.types.StringType {
  _write(tap: Tap & Readonly<{ writeString(text: string): void }>, value: unknown): void {
    if (typeof value !== "string") throw new TypeError("no text");
    if (value.length > unitCountMax || !writeAscii(tap, value)) tap.writeString(value);
  }
}

/** Writes nothing that counts, and says so, where a character is beyond ASCII. */
function writeAscii(tap: Tap, text: string): boolean {
  const { buf, pos: start } = tap;
  writeGroups(tap, 2 * text.length);
  let { pos } = tap;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      tap.pos = start;
      return false;
    }
    buf[pos++] = unit;
  }
  tap.pos = pos;
  return true;
}
