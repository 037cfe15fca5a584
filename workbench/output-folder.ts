import { rmSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isDiskFull } from "#reference-impl";
import { WorkbenchError } from "./workbench-error.ts";

/** The file by which a folder is known to be ours: only in such a folder is anything replaced. */
const marker = ".archbench-output";

export type OutputFolder = Readonly<{
  path: string;
  /** Writes one file whole: beside its place, synced, then renamed, so that nothing half-written is ever seen. */
  write(relativePath: string, content: string | Uint8Array): Promise<string>;
  /** An empty folder for data of this run; what an earlier run left there is removed. */
  scratch(relativePath: string): Promise<string>;
  /**
   * A folder made whole by `make`, which works beside its place: only when it is done does it replace what an earlier
   * run left there. Where `make` fails, or the process is interrupted, nothing of it stays.
   *
   * @throws {WorkbenchError} OUTPUT_FULL where the disk has no room for what `make` writes.
   */
  build<Result>(relativePath: string, make: (dir: string) => Promise<Result>): Promise<Result>;
}>;

/**
 * Opens a folder for what is made, creating it where it is missing.
 *
 * @throws {WorkbenchError} OUTPUT_NOT_OURS if it holds files of somebody else: nothing is deleted;
 *   OUTPUT_UNWRITABLE if it cannot be written; OUTPUT_FULL if its disk is full.
 */
export async function openOutputFolder(path: string): Promise<OutputFolder> {
  const root = resolve(path);
  try {
    await mkdir(root, { recursive: true });
    const inside = await readdir(root);
    if (inside.length > 0 && !inside.includes(marker)) {
      throw new WorkbenchError(
        "OUTPUT_NOT_OURS",
        `${path} holds files that were not made here, so it is left as it is: name another folder with --out, or empty it yourself`,
      );
    }
    await writeWhole(join(root, marker), "Made by archbench: files here may be replaced by its next run.\n");
  } catch (cause) {
    throw cause instanceof WorkbenchError ? cause : unwritable(path, cause);
  }
  return {
    path: root,
    write: async (relativePath, content) => {
      const target = join(root, relativePath);
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeWhole(target, content);
      } catch (cause) {
        throw unwritable(target, cause);
      }
      return target;
    },
    scratch: async (relativePath) => {
      const target = join(root, relativePath);
      await rm(target, { recursive: true, force: true });
      await mkdir(target, { recursive: true });
      return target;
    },
    build: (relativePath, make) => buildWhole(join(root, relativePath), make),
  };
}

async function buildWhole<Result>(target: string, make: (dir: string) => Promise<Result>): Promise<Result> {
  const beside = `${target}.part`;
  const discard = (): void => {
    try {
      rmSync(beside, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // What still holds a file open keeps it; its name says that it is no whole folder, and the next run removes it.
    }
  };
  // Leaving the process ends all that is under way; only what is done at once is still done then.
  process.once("exit", discard);
  try {
    discard();
    await mkdir(beside, { recursive: true });
    const made = await make(beside);
    await rm(target, { recursive: true, force: true });
    await rename(beside, target);
    return made;
  } catch (cause) {
    // What is at work in there names its own faults; the system's are of this folder.
    throw cause instanceof Error && "syscall" in cause && isDiskFull(cause)
      ? unwritable(target, cause)
      : cause;
  } finally {
    process.removeListener("exit", discard);
    discard();
  }
}

function unwritable(path: string, cause: unknown): WorkbenchError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (isDiskFull(cause)) {
    return new WorkbenchError(
      "OUTPUT_FULL",
      `${path} has no room on its disk (${reason}); nothing of it is kept, and what an earlier run made is as it was: ` +
        "free room there, or name another folder with --out",
      { cause },
    );
  }
  return new WorkbenchError(
    "OUTPUT_UNWRITABLE",
    `${path} cannot be written (${reason}): mend its rights, or name another folder with --out`,
    { cause },
  );
}

async function writeWhole(target: string, content: string | Uint8Array): Promise<void> {
  const beside = `${target}.${process.pid}.part`;
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}
