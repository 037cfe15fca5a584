import { rmSync } from "node:fs";

const paths = new Set<string>();

/**
 * Removes a file or a folder when the process leaves, by whatever `process.exit` ended it: all that is under way ends
 * there, and only what is done at once is still done.
 *
 * @returns Forgets it, once it has been removed or has become something that stays.
 */
export function clearAtExit(path: string): () => void {
  if (paths.size === 0) process.once("exit", clearAll);
  paths.add(path);
  return () => {
    paths.delete(path);
    if (paths.size === 0) process.removeListener("exit", clearAll);
  };
}

/** Removes all of them now: for a process that a signal ends. */
export function clearAll(): void {
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // What still holds a file open keeps it; there is nobody left to tell.
    }
  }
}
