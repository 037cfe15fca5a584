import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearAtExit } from "./clear-at-exit.ts";

/** An empty folder among the system's temporary ones; it goes with `remove`, and at the latest with the process. */
export type ScratchFolder = Readonly<{ path: string; remove: () => Promise<void> }>;

export async function openScratchFolder(name: string): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), `archbench-${name}-`));
  const forget = clearAtExit(path);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      forget();
    },
  };
}

/** Lets `use` work in a scratch folder, and removes it afterwards. */
export async function withScratchFolder<Result>(
  name: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await openScratchFolder(name);
  try {
    return await use(folder.path);
  } finally {
    await folder.remove();
  }
}
