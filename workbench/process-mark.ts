import { readFileSync, readlinkSync } from "node:fs";

/** `elsewhere`: of a container whose processes cannot be seen from here. */
export type ProcessStanding = "alive" | "gone" | "elsewhere";

/**
 * This process in one line: its number, its start, the namespace that its number is of, and the boot of its system.
 * What the system does not tell is empty.
 */
export function ownMark(): string {
  return `${[process.pid, startOf(process.pid) ?? "", ownNamespace(), ownBoot()].join(" ")}\n`;
}

/** The number of the process that a mark is of; NaN where it names none. */
export function markedPid(mark: string): number {
  return Number(mark.split(" ")[0]);
}

/** Whether the process that left a mark still runs. */
export function standingOf(mark: string): ProcessStanding {
  const [, start = "", namespace = "", boot = ""] = mark.trimEnd().split(" ");
  if (differ(boot, ownBoot())) return "gone";
  if (differ(namespace, ownNamespace())) return "elsewhere";
  return isAlive(markedPid(mark), start) ? "alive" : "gone";
}

function differ(one: string, other: string): boolean {
  return one !== "" && other !== "" && one !== other;
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
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat.split(") ").at(-1)?.split(" ") ?? [];
  return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}

function ownNamespace(): string {
  return told(() => readlinkSync("/proc/self/ns/pid"));
}

function ownBoot(): string {
  return told(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")).trim();
}

function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}
