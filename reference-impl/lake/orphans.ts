import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { namedFiles } from "./snapshot-log.ts";
import type { TableFiles } from "./table-files.ts";

/**
 * Removes what no kept snapshot names and nobody can still be about to commit: what was written before `beforeMs`.
 *
 * @param beforeMs - By the disk's clock, ms since the epoch.
 * @returns The removed paths, relative to the table's folder, sorted.
 */
export async function sweepOrphans(
  dir: string,
  { beforeMs, files }: Readonly<{ beforeMs: number; files: TableFiles }>,
): Promise<readonly string[]> {
  // The files come first: what is committed after this listing is not in it.
  const found = await filesUnder(dir);
  const named = await namedFiles(join(dir, "metadata"));
  const removed: string[] = [];
  for (const path of found) {
    if (named.has(path) || /^metadata\/v\d+\.json$/.test(path)) continue;
    if (!(await writtenBefore(join(dir, path), beforeMs))) continue;
    await files.remove(join(dir, path));
    removed.push(path);
  }
  return removed.toSorted();
}

/** A file that another sweep has taken meanwhile is not there to be swept. */
async function writtenBefore(path: string, beforeMs: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < beforeMs;
  } catch {
    return false;
  }
}

async function filesUnder(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)));
}
