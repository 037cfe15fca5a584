import { existsSync, renameSync, rmSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { clearAtExit } from "#benchmarks";
import { isDiskFull } from "#reference-impl/disk-full";
import { lockFolder } from "./output-lock.ts";
import { WorkbenchError } from "./workbench-error.ts";

/** The file by which a folder is known to be ours, and whose: only in such a folder is anything replaced. */
const marker = ".archbench-output";
/** What only our own work leaves behind, by whatever ended it. */
const ownNames = /^\.archbench-(?:output|lock)/;

/** Where a command puts what it makes; `maker` is the command. */
export type OutputPlace = Readonly<{ path: string; maker: string }>;

export type OutputFolder = Readonly<{
  path: string;
  /** Writes one file whole: beside its place, synced, then renamed, so that nothing half-written is ever seen. */
  write(relativePath: string, content: string | Uint8Array): Promise<string>;
  /**
   * A folder made whole by `make`, which works beside its place: only when it is done does it replace what an earlier
   * run left there. Where `make` fails, or the process is interrupted, nothing of it stays.
   *
   * @throws {WorkbenchError} OUTPUT_FULL where the disk has no room for what `make` writes.
   */
  build<Result>(relativePath: string, make: (dir: string) => Promise<Result>): Promise<Result>;
}>;

/**
 * Lets `use` put what it makes into a folder, creating it where it is missing. No other command works there meanwhile.
 *
 * @throws {WorkbenchError} OUTPUT_NOT_OURS if it holds files of somebody else, OUTPUT_OF_ANOTHER if another command made
 *   it: nothing is deleted; OUTPUT_BUSY while another command works there; OUTPUT_UNWRITABLE if it cannot be written;
 *   OUTPUT_FULL if its disk is full.
 */
export async function withOutputFolder<Result>(
  { path, maker }: OutputPlace,
  use: (folder: OutputFolder) => Promise<Result>,
): Promise<Result> {
  const root = resolve(path);
  let unlock: (() => void) | null = null;
  try {
    await makeFolder(root);
    refuseForeign(path, await readdir(root));
    unlock = await lockFolder(root);
    await claim({ path: root, maker });
  } catch (cause) {
    unlock?.();
    throw cause instanceof WorkbenchError ? cause : unwritable(path, cause);
  }
  try {
    return await use({
      path: root,
      write: (relativePath, content) => writeInto(join(root, relativePath), content),
      build: (relativePath, make) => buildWhole(join(root, relativePath), make),
    });
  } finally {
    unlock();
  }
}

function refuseForeign(path: string, inside: readonly string[]): void {
  if (inside.includes(marker) || inside.every((name) => ownNames.test(name))) return;
  throw new WorkbenchError(
    "OUTPUT_NOT_OURS",
    `${path} holds files that were not made here, so it is left as it is: name another folder with --out, or empty it yourself`,
  );
}

async function claim({ path, maker }: OutputPlace): Promise<void> {
  const target = join(path, marker);
  const inside = await readdir(path);
  const text = inside.includes(marker) ? await readFile(target, "utf8") : "";
  const earlier = /^Made by archbench ([a-z]+):/.exec(text)?.[1];
  if (earlier !== undefined && earlier !== maker) {
    throw new WorkbenchError(
      "OUTPUT_OF_ANOTHER",
      `${path} was made by archbench ${earlier}, and archbench ${maker} leaves it as it is: name another folder with --out`,
    );
  }
  discard(inside.filter((name) => name.startsWith(`${marker}.`)).map((name) => join(path, name)));
  const wanted = `Made by archbench ${maker}: files here may be replaced by its next run.\n`;
  if (text !== wanted) await writeWhole(target, wanted);
}

/** Step by step: asked for all at once where the system allows no folder, Node tries for ever. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (code === "ENOENT" && dirname(path) !== path && !(await isThere(dirname(path)))) {
      await makeFolder(dirname(path));
      await mkdir(path);
    } else if (code !== "EEXIST") throw cause;
  }
}

async function isThere(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

async function writeInto(target: string, content: string | Uint8Array): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeWhole(target, content);
  } catch (cause) {
    throw unwritable(target, cause);
  }
  return target;
}

async function buildWhole<Result>(target: string, make: (dir: string) => Promise<Result>): Promise<Result> {
  const beside = `${target}.part`;
  const old = `${target}.old.part`;
  putBack(target, old);
  discard([beside, old]);
  const forget = clearAtExit(beside);
  try {
    await mkdir(beside, { recursive: true });
    const made = await make(beside);
    replace(target, { by: beside, old });
    return made;
  } catch (cause) {
    // What is at work in there names its own faults; the system's are of this folder.
    throw cause instanceof Error && "syscall" in cause && isDiskFull(cause)
      ? unwritable(target, cause)
      : cause;
  } finally {
    // Where the old folder could not be put back, the next run does it.
    discard(existsSync(target) ? [beside, old] : [beside]);
    forget();
  }
}

function discard(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // What still holds a file open keeps it; its name says that it is no whole folder, and the next run removes it.
    }
  }
}

/** At once, so that no signal comes between: a folder that is there stays until the other takes its place. */
function replace(target: string, { by, old }: Readonly<{ by: string; old: string }>): void {
  try {
    renameSync(target, old);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
  }
  try {
    renameSync(by, target);
  } catch (cause) {
    putBack(target, old);
    throw cause;
  }
}

/** What an earlier run made and was set aside for what never took its place: the process was killed, or could not. */
function putBack(target: string, old: string): void {
  if (existsSync(target) || !existsSync(old)) return;
  try {
    renameSync(old, target);
  } catch (cause) {
    throw unwritable(target, cause);
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
  const forget = clearAtExit(beside);
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
  } finally {
    forget();
  }
}
