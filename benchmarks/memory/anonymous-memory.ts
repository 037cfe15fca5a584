import { readFileSync } from "node:fs";

/**
 * The anonymous memory of this process in bytes, or null where the system does not tell it. What is mapped from files is
 * not in it: a store that maps its files makes plain resident memory meaningless.
 *
 * Source: proc(5), RssAnon of /proc/pid/status, in kB of 1,024 bytes.
 */
export function anonymousMemoryBytes(): number | null {
  try {
    return parseRssAnon(readFileSync("/proc/self/status", "utf8"));
  } catch {
    return null;
  }
}

/** Finds RssAnon in the text of /proc/pid/status. */
export function parseRssAnon(status: string): number | null {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? null : 1024 * Number(kibibytes);
}
