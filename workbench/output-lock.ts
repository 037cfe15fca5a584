import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clearAtExit } from "#benchmarks";
import { markedPid, ownMark, standingOf } from "./process-mark.ts";
import { WorkbenchError } from "./workbench-error.ts";

const lockName = ".archbench-lock";
const attemptsMax = 20;
const attemptEveryMs = 20;
/** A lock is written as soon as it is made: one that is unwritten for so long was left by a process that was killed. */
const unwrittenMsMax = 200;

/**
 * Takes a folder for this process alone, until the lock is given back or the process ends. A lock whose process is gone
 * is taken over.
 *
 * @param folder - It is there.
 * @returns Gives the lock back.
 * @throws {WorkbenchError} OUTPUT_BUSY while another command works there; its process is named.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, lockName);
  const own = ownMark();
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (create(path, own)) return holding(path, own);
    const text = read(path);
    if (text.endsWith("\n") && standingOf(text) !== "gone") throw busy(path, text);
    if (!takeAway(path, own)) await pause(attemptEveryMs);
  }
  throw busy(path, "");
}

/** Whether the lock is this process's now. */
function create(path: string, own: string): boolean {
  let made: number;
  try {
    made = openSync(path, "wx");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
  try {
    writeFileSync(made, own);
  } catch (cause) {
    rmSync(path, { force: true });
    throw cause;
  } finally {
    closeSync(made);
  }
  // A process that was halted before it wrote may have been taken for one that was killed.
  return read(path) === own;
}

function holding(path: string, own: string): () => void {
  const forget = clearAtExit(path);
  return () => {
    giveBack(path, own);
    forget();
  };
}

function giveBack(path: string, own: string): void {
  if (read(path) === own) rmSync(path, { force: true });
}

/**
 * Removes a lock that was left behind. Those who would do so take turns, for one who only now removes what was left
 * would remove the lock of one who has taken over meanwhile. A turn is itself a lock, and is taken over like one.
 *
 * @returns Whether something was removed, so that it is worth while to try again at once.
 */
function takeAway(path: string, own: string): boolean {
  if (!isLeft(path)) return false;
  const turn = `${path}.turn`;
  if (!create(turn, own)) return takeAway(turn, own);
  try {
    // It may have been removed, and another be there, before it was our turn.
    if (!isLeft(path)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    giveBack(turn, own);
  }
}

function isLeft(path: string): boolean {
  const text = read(path);
  return text.endsWith("\n") ? standingOf(text) === "gone" : isOld(path);
}

function isOld(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false });
  return made !== undefined && Math.abs(Date.now() - made.mtimeMs) > unwrittenMsMax;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** @param mark - Of the process that holds the lock; empty where it is not known. */
function busy(path: string, mark: string): WorkbenchError {
  const folder = path.slice(0, -lockName.length - 1);
  const isElsewhere = mark !== "" && standingOf(mark) === "elsewhere";
  const who = mark === "" ? "another command" : `another command, process ${markedPid(mark)}`;
  const where = isElsewhere ? " of another container" : "";
  const mend = isElsewhere ? `, remove ${path} by hand if no command runs` : "";
  return new WorkbenchError(
    "OUTPUT_BUSY",
    `${folder} is being written by ${who}${where}: wait until it has ended${mend}, or name another folder with --out`,
  );
}
