import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./full-disk.ts", import.meta.url));

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-full-"));
});
afterEach(() => rm(dir, { recursive: true }));

/** What a disk is made small with: `$1` is Node, `$2` the script, `$3` a folder; it is filled, made larger, and checked. */
const smallDisks = [
  {
    name: "a disk of 6 MB in memory",
    trial: 'unshare --user --map-root-user --mount mount -t tmpfs -o size=1m tmpfs "$3"',
    fillAndCheck: `exec unshare --user --map-root-user --mount sh -c '
      mount -t tmpfs -o size=6m tmpfs "$3" && "$1" "$2" fill "$3/data" &&
      mount -o remount,size=99m "$3" && "$1" "$2" check "$3/data"' "$0" "$1" "$2" "$3"`,
  },
  {
    name: "files of 4 MB at most",
    trial: "bash -c 'ulimit -f 4096'",
    fillAndCheck: `(ulimit -f 4096 && "$1" "$2" fill "$3/data") && "$1" "$2" check "$3/data"`,
  },
];

async function shell(text: string): Promise<string> {
  const { stdout } = await run("bash", ["-c", text, "bash", process.execPath, script, dir]);
  return stdout;
}

const isPossible = await Promise.all(
  smallDisks.map(({ trial }) =>
    run("bash", ["-c", trial, "bash", "", "", tmpdir()]).then(
      () => true,
      () => false,
    ),
  ),
);

describe.each(smallDisks.map((disk, index) => Object.assign({ isPossible: isPossible[index] }, disk)))(
  "$name (skipped where this machine cannot make it)",
  (disk) => {
    it.skipIf(!disk.isPossible)(
      "that is full refuses what it cannot keep, and loses nothing that it accepted",
      async () => {
        const [filled, checked] = (await shell(disk.fillAndCheck))
          .trim()
          .split("\n")
          .map((line): Record<string, unknown> => JSON.parse(line));
        expect(filled?.["code"]).toBe("STORE_FULL");
        const kept = 500 * Number(filled?.["acknowledged"]);
        expect(kept).toBeGreaterThan(1_000);
        expect(checked).toEqual({ values: kept, accepted: kept, ids: kept, applied: kept + 500 });
      },
      60_000,
    );
  },
);
