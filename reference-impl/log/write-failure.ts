import { readdir, readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isDiskFull } from "../disk-full.ts";
import { ReferenceError } from "../reference-error.ts";

/** Less than this left means full: lmdb reports a write that a full disk cut short as an error of the device. */
const freeByteCountMin = 4 * 1024 * 1024;

/** Says why a directory's store could not be opened or written: `STORE_FULL` or `STORE_UNWRITABLE`. */
export async function writeFailure(dir: string, thrown: unknown): Promise<ReferenceError> {
  const cause = await rootOf(thrown);
  const detail = cause instanceof Error ? cause.message : String(cause);
  const isFull = isDiskFull(cause) || (await hasNoRoom(dir));
  if (isFull) {
    return new ReferenceError(
      "STORE_FULL",
      `The disk that holds the store in ${dir} is full (${detail}); nothing was written. ` +
        `Free space there, or choose another directory, and start again: it goes on from the last commit.`,
      { cause },
    );
  }
  return new ReferenceError(
    "STORE_UNWRITABLE",
    `The store in ${dir} cannot be written (${detail}); nothing was written. ` +
      `See that it is a directory that this user may write, or choose another one.`,
    { cause },
  );
}

/** lmdb's error holds a promise that is rejected with the operating system's error, within the same turn if ever. */
async function rootOf(thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Error && "commitError" in thrown && thrown.commitError instanceof Promise)) {
    return thrown;
  }
  const root: Promise<unknown> = thrown.commitError;
  return Promise.race([root.catch((reason: unknown) => reason), setImmediate(thrown)]);
}

async function hasNoRoom(dir: string): Promise<boolean> {
  const room = await Promise.all([freeByteCount(dir), growableByteCount(dir)]);
  return Math.min(...room) < freeByteCountMin;
}

/** By how much the largest file of a directory may still grow: a process may be held to files of a size (Linux tells). */
async function growableByteCount(dir: string): Promise<number> {
  try {
    const limits = await readFile("/proc/self/limits", "utf8");
    const byteCountMax = Number(/^Max file size\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
    if (byteCountMax === Infinity) return Infinity;
    const files = await Promise.all((await readdir(dir)).map((name) => stat(join(dir, name))));
    return byteCountMax - Math.max(0, ...files.map(({ size }) => size));
  } catch {
    return Infinity;
  }
}

async function freeByteCount(dir: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}
