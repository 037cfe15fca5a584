import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallDisks } from "../small-disk.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-full-"));
});
afterEach(() => rm(dir, { recursive: true }));

/** Runs a script first with `fill` and then, with more room, with `check`; each says one JSON document. */
async function fillAndCheck(
  disk: (typeof smallDisks)[number],
  { script, roomKb }: Readonly<{ script: URL; roomKb: number }>,
): Promise<readonly (Record<string, unknown> | undefined)[]> {
  const said = await disk.run({
    dir,
    roomKb,
    limited: '"$node" "$script" fill "$dir/data"',
    after: '"$node" "$script" check "$dir/data"',
    environment: { script: fileURLToPath(script) },
  });
  return said
    .trim()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));
}

describe.each(smallDisks)("$name", (disk) => {
  it.skipIf(!disk.isPossible)(
    "that is full lets a pipeline refuse what it cannot keep, and lose nothing that it accepted",
    async () => {
      const [filled, checked] = await fillAndCheck(disk, {
        script: new URL("./full-pipeline.ts", import.meta.url),
        roomKb: 6_144,
      });
      expect(filled?.["code"]).toBe("STORE_FULL");
      const kept = 500 * Number(filled?.["acknowledged"]);
      expect(kept).toBeGreaterThan(1_000);
      expect(checked).toEqual({ values: kept, accepted: kept, ids: kept, applied: kept + 500 });
    },
  );

  it.skipIf(!disk.isPossible)(
    "that is full lets a table refuse a commit, keep those before it, and leave no litter",
    async () => {
      const [filled, checked] = await fillAndCheck(disk, {
        script: new URL("./full-lake.ts", import.meta.url),
        roomKb: 512,
      });
      expect(filled?.["refusals"]).toEqual(["LAKE_FULL"]);
      expect(filled?.["staged"]).toEqual([]);
      expect(filled?.["rows"]).toBeGreaterThan(0);
      expect(checked).toEqual({ rows: filled?.["rows"], read: filled?.["rows"], added: 10 });
    },
  );
});
