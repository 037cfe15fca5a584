import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ReferenceError } from "../reference-error.ts";
import { changed, emptySnapshot, snapshotSchema, stillValid } from "./snapshot.ts";
import type { Change, Snapshot } from "./snapshot.ts";
import type { TableFiles } from "./table-files.ts";

/** Older snapshots can be read until so many have followed. */
const keptSnapshotCount = 100;
const attemptCountMax = 50;

/** The newest committed snapshot of the table whose metadata is in `folder`; the empty one where there is none. */
export async function newestSnapshot(folder: string): Promise<Snapshot> {
  const newest = Math.max(0, ...(await versionsIn(folder)));
  return newest === 0 ? emptySnapshot : readSnapshot(folder, newest);
}

/** The paths of all data files that a kept snapshot names. */
export async function namedFiles(folder: string): Promise<ReadonlySet<string>> {
  const snapshots = await Promise.all(
    (await versionsIn(folder)).map((version) => readSnapshot(folder, version)),
  );
  return new Set(snapshots.flatMap(({ files }) => files.map(({ path }) => path)));
}

/**
 * Commits a change that was planned on a snapshot: durable, or not there at all. Where others have committed
 * meanwhile, it is made on theirs if it is still valid.
 *
 * @throws {ReferenceError} `SNAPSHOT_CONFLICT`; nothing is then committed.
 */
export async function commitChange(
  change: Change,
  { planned, folder, files }: Readonly<{ planned: Snapshot; folder: string; files: TableFiles }>,
): Promise<Snapshot> {
  for (let attempt = 1; attempt <= attemptCountMax; attempt += 1) {
    const found = await newestSnapshot(folder);
    if (found.version !== planned.version && !stillValid(change, { planned, found })) break;
    const next = changed(found, change);
    if (await claimVersion(next, { folder, files })) {
      await expire(next.version, { folder, files });
      return next;
    }
  }
  throw new ReferenceError(
    "SNAPSHOT_CONFLICT",
    `Somebody else committed to ${folder} what this commit builds on (snapshot ${planned.version}). ` +
      "Read the table again and plan anew; keep one writer for each sink.",
  );
}

type Place = Readonly<{ folder: string; files: TableFiles }>;

/** Writes the snapshot beside, makes it durable, and gives it its name only if nobody has that version. */
async function claimVersion(next: Snapshot, { folder, files }: Place): Promise<boolean> {
  const beside = join(folder, `${randomUUID()}.writing`);
  await files.write(beside, [JSON.stringify(next)]);
  await files.sync(beside);
  const claimed = await files.claim({ file: beside, name: join(folder, nameOf(next.version)) });
  if (claimed) await files.sync(folder);
  await files.remove(beside);
  return claimed;
}

async function expire(version: number, { folder, files }: Place): Promise<void> {
  const old = version - keptSnapshotCount;
  if (old > 0) await files.remove(join(folder, nameOf(old)));
}

async function versionsIn(folder: string): Promise<readonly number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const version = /^v(\d+)\.json$/.exec(name)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}

async function readSnapshot(folder: string, version: number): Promise<Snapshot> {
  const path = join(folder, nameOf(version));
  try {
    return snapshotSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new ReferenceError(
      "SNAPSHOT_UNREADABLE",
      `${path} is not a snapshot of a table. Put the file back from a copy, or remove it to fall back to the one before.`,
      { cause },
    );
  }
}

function nameOf(version: number): string {
  return `v${version}.json`;
}
