import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { LakeError } from "./lake-error.ts";

/** A file of a table: its path from the table's folder, and what it holds. */
export type DataFile = Readonly<{ path: string; rows: number; bytes: number }>;

/** What a table holds at one version. `summary` goes on from version to version; it is where a sink keeps its offset. */
export type Snapshot = Readonly<{
  version: number;
  files: readonly DataFile[];
  summary: Readonly<Record<string, string>>;
}>;

const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  version: z.int().nonnegative(),
  files: z.array(
    z
      .strictObject({ path: z.string(), rows: z.int().nonnegative(), bytes: z.int().nonnegative() })
      .readonly(),
  ),
  summary: z.record(z.string(), z.string()),
});

const emptySnapshot: Snapshot = { version: 0, files: [], summary: {} };

/**
 * The newest snapshot in a table's folder; version 0, with nothing in it, where none was committed.
 *
 * @throws {LakeError} SNAPSHOT_UNREADABLE if the newest is not one.
 */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  await mkdir(join(folder, "metadata"), { recursive: true });
  const versions = (await readdir(join(folder, "metadata"))).flatMap((name) => {
    const found = /^v(\d+)\.json$/.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  if (versions.length === 0) return emptySnapshot;
  const path = pathOf(folder, Math.max(...versions));
  try {
    return snapshotSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new LakeError(
      "SNAPSHOT_UNREADABLE",
      `${path} is not a snapshot: put back the file, or remove it to go back one`,
      {
        cause,
      },
    );
  }
}

/**
 * Commits a snapshot by creating its file, which only one writer can: written beside, synced, then linked into place.
 *
 * @throws {LakeError} SNAPSHOT_CONFLICT if the version exists already.
 */
export async function commitSnapshot(folder: string, snapshot: Snapshot): Promise<void> {
  const path = pathOf(folder, snapshot.version);
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, "w");
  try {
    await file.writeFile(JSON.stringify(snapshot));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(beside, path);
  } catch (cause) {
    throw new LakeError(
      "SNAPSHOT_CONFLICT",
      `${path} was committed by another writer: read again, then retry`,
      { cause },
    );
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(join(folder, "metadata"));
}

/** Makes what was created in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pathOf(folder: string, version: number): string {
  return join(folder, "metadata", `v${version}.json`);
}
