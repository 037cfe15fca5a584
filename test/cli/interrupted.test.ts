import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let place = "";
let out = "";
let temporary = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-interrupted-"));
  out = join(place, "out");
  temporary = join(place, "temporary");
  await mkdir(temporary);
});
afterEach(() => rm(place, { recursive: true, force: true }));

function start(...words: readonly string[]): ChildProcess {
  const env = { ...process.env, TMPDIR: temporary };
  return spawn(process.execPath, ["cli/main.ts", ...words, "--out", out], { env, stdio: "ignore" });
}

/** Sends the signal once a folder holds something of that name, and gives the exit code, or the signal that it died by. */
async function interrupt(
  child: ChildProcess,
  { folder, name, signal }: Readonly<{ folder: string; name: RegExp; signal: "SIGINT" | "SIGTERM" }>,
): Promise<number | NodeJS.Signals | null> {
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (code, by) => resolve(code ?? by));
  });
  while (child.exitCode === null) {
    const names = await readdir(folder).catch(() => []);
    if (names.some((each) => name.test(each))) break;
    await pause(5);
  }
  child.kill(signal);
  return ended;
}

describe("a command that is interrupted", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s leaves what an earlier one made, and nothing of its own",
    async (signal) => {
      await mkdir(join(out, "events"), { recursive: true });
      await writeFile(join(out, ".archbench-output"), "Made by archbench generate: …");
      await writeFile(join(out, "events", "tills.ndjson"), "earlier");
      const child = start("generate", "--events", "5000000");
      expect(await interrupt(child, { folder: out, name: /^events\.part$/, signal })).toBe("SIGINT");
      expect((await readdir(out)).toSorted()).toEqual([".archbench-output", "events"]);
      expect(await readFile(join(out, "events", "tills.ndjson"), "utf8")).toBe("earlier");
    },
  );

  it("while it measures keeps the evidence of an earlier one, and empties the system's temporary folder", async () => {
    await mkdir(join(out, "evidence"), { recursive: true });
    await writeFile(join(out, ".archbench-output"), "Made by archbench compare: …");
    await writeFile(join(out, "evidence", "old.json"), "measured");
    const child = start("compare", "--events", "200000");
    const code = await interrupt(child, {
      folder: temporary,
      name: /^archbench-(?:kappa|lambda)-/,
      signal: "SIGTERM",
    });
    expect(code).toBe("SIGINT");
    expect(await readdir(temporary)).toEqual([]);
    expect(await readFile(join(out, "evidence", "old.json"), "utf8")).toBe("measured");
    expect((await readdir(out)).toSorted()).toEqual([".archbench-output", "evidence"]);
  });
});
