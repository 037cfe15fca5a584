import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const tutorial = await readFile(join(root, "docs/tutorial.md"), "utf8");
const commands = [...tutorial.matchAll(/^ {4}npm run archbench -- (.+)$/gm)].map(([, words]) => words ?? "");

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-tutorial-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe("the tutorial", () => {
  it("gives commands to try", () => {
    expect(commands.length).toBeGreaterThanOrEqual(3);
  });

  it.each(commands)("works word for word: %s", async (words) => {
    const { stdout, stderr } = await run(process.execPath, [join(root, "cli/main.ts"), ...words.split(" ")], {
      cwd: place,
    });
    expect(stdout.trim()).not.toBe("");
    expect(stderr).toBe("");
  });
});
