import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clearAtExit } from "#benchmarks";
import { WorkbenchError } from "./workbench-error.ts";

const lockName = ".archbench-lock";
const attemptsMax = 20;
const attemptEveryMs = 20;

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
  const own = `${process.pid} ${startOf(process.pid) ?? ""}\n`;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (create(path, own)) return holding(path);
    const text = read(path);
    const [pid, start = ""] = text.trim().split(" ");
    if (text.endsWith("\n")) {
      if (isAlive(Number(pid), start)) throw busy(folder, Number(pid));
      takeAway(path, text);
    } else {
      // Its writer is just at it, or died at it.
      await pause(attemptEveryMs);
      if (attempt > attemptsMax / 2) takeAway(path, text);
    }
  }
  throw busy(folder, null);
}

function create(path: string, text: string): boolean {
  let made: number;
  try {
    made = openSync(path, "wx");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
  try {
    writeFileSync(made, text);
  } catch (cause) {
    rmSync(path, { force: true });
    throw cause;
  } finally {
    closeSync(made);
  }
  return true;
}

function holding(path: string): () => void {
  const forget = clearAtExit(path);
  return () => {
    rmSync(path, { force: true });
    forget();
  };
}

/** Removes the lock if it still says so: another process may have taken it over meanwhile, and then keeps it. */
function takeAway(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Another process may have been given the number of one that is gone: where both starts are known, they tell. */
function isAlive(pid: number, start: string): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
  const now = startOf(pid);
  return now === null || start === "" || now === start;
}

/** When a process started, in ticks since the system did; null where the system does not say, `ended` for one that is over. */
function startOf(pid: number): string | null {
  // Source: proc(5), /proc/<pid>/stat: after the name in brackets come the state, and the start as the 22nd field.
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}

function busy(folder: string, pid: number | null): WorkbenchError {
  const who = pid === null ? "another command" : `another command, process ${pid}`;
  return new WorkbenchError(
    "OUTPUT_BUSY",
    `${folder} is being written by ${who}: wait until it has ended, or name another folder with --out`,
  );
}
