import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ReferenceError } from "../reference-error.ts";

/** A file's text, in blocks of whole lines, and how far its bytes have been read. */
export type InputText = Readonly<{
  blocks: AsyncIterable<string>;
  byteCount: number;
  readByteCount: () => number;
}>;

/** What a file begins with when it is certainly no text, and what to do about it. */
const noText: readonly Readonly<{ magic: readonly number[]; what: string; mend: string }>[] = [
  { magic: [0x50, 0x4b], what: "a zip archive or a workbook (.xlsx)", mend: "Save its sheet as CSV" },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: "an old workbook (.xls)", mend: "Save its sheet as CSV" },
  { magic: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file", mend: "Export it as CSV" },
  { magic: [0x25, 0x50, 0x44, 0x46], what: "a PDF", mend: "Give the data behind it" },
  { magic: [0xff, 0xfe], what: "text in UTF-16", mend: "Save it in UTF-8" },
  { magic: [0xfe, 0xff], what: "text in UTF-16", mend: "Save it in UTF-8" },
];
const gzipMagic = [0x1f, 0x8b] as const;

/**
 * Opens a text file, which may be packed by gzip: its first bytes tell, whatever its name. Text is UTF-8; a block that
 * is not is read as Windows-1252, as exports from spreadsheets are.
 *
 * @throws {ReferenceError} `INPUT_MISSING`, `INPUT_IS_FOLDER`, `INPUT_EMPTY`, `INPUT_UNREADABLE` or `INPUT_NOT_TEXT`;
 *   and while its blocks are read `INPUT_TRUNCATED`, `INPUT_DAMAGED`, `INPUT_NOT_TEXT` or `INPUT_UNREADABLE`.
 */
export async function openInputText(path: string): Promise<InputText> {
  const { first, byteCount } = await lookAt(path);
  const isPacked = startsWith(first, gzipMagic);
  if (!isPacked) refuseNoText(path, first);
  const file = createReadStream(path);
  const bytes = isPacked ? unpacked(file) : file;
  return { blocks: blocksOf(path, bytes), byteCount, readByteCount: () => file.bytesRead };
}

/** Faults reach the reader through the loop over the chunks, which may begin after the fault, or have ended before it. */
function unpacked(file: Readable): Readable {
  const gunzip = createGunzip();
  gunzip.on("error", () => undefined);
  return pipeline(file, gunzip, () => undefined);
}

async function lookAt(path: string): Promise<Readonly<{ first: Uint8Array; byteCount: number }>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new ReferenceError("INPUT_IS_FOLDER", `${path} is a folder: name one file in it`);
    }
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(4096), 0, 4096, 0);
      if (bytesRead === 0) throw new ReferenceError("INPUT_EMPTY", `${path} is empty: name a file with rows`);
      return { first: buffer.subarray(0, bytesRead), byteCount: found.size };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function* blocksOf(path: string, bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = new Uint8Array(0);
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      if (!(chunk instanceof Uint8Array)) continue;
      if (isFirst) refuseNoText(path, chunk);
      isFirst = false;
      const cut = chunk.lastIndexOf(lineFeed) + 1;
      if (cut > 0) yield textOf(joined(rest, chunk.subarray(0, cut)));
      const left = chunk.subarray(cut);
      rest = cut > 0 ? left.slice() : joined(rest, left);
      if (rest.length > lineByteCountMax) {
        yield textOf(rest);
        rest = new Uint8Array(0);
      }
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (isFirst) throw new ReferenceError("INPUT_EMPTY", `${path} holds nothing: name a file with rows`);
  if (rest.length > 0) yield textOf(rest);
}

const lineFeed = 0x0a;
/** A line longer than this is cut: it is no row, and would fill the memory. */
const lineByteCountMax = 1_048_576;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const windows1252 = new TextDecoder("windows-1252");

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function refuseNoText(path: string, first: Uint8Array): void {
  const known = noText.find(({ magic }) => startsWith(first, magic));
  if (known) throw new ReferenceError("INPUT_NOT_TEXT", `${path} is ${known.what}, not text. ${known.mend}.`);
  if (!first.includes(0)) return;
  throw new ReferenceError("INPUT_NOT_TEXT", `${path} holds bytes that no text has: name a text file.`);
}

function unreadable(path: string, cause: unknown): ReferenceError {
  if (cause instanceof ReferenceError) return cause;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  const reason = cause instanceof Error ? cause.message : String(cause);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new ReferenceError("INPUT_MISSING", `there is no file ${path}: name one that exists`, { cause });
    case "Z_BUF_ERROR":
      return new ReferenceError(
        "INPUT_TRUNCATED",
        `${path} ends in the middle of its packed data: part of it is missing. Copy it again, whole.`,
        { cause },
      );
    case "Z_DATA_ERROR":
      return new ReferenceError(
        "INPUT_DAMAGED",
        `${path} cannot be unpacked (${reason}): it was changed on its way. Copy it again.`,
        { cause },
      );
    default:
      return new ReferenceError("INPUT_UNREADABLE", `${path} cannot be read (${reason}): see its rights.`, {
        cause,
      });
  }
}
