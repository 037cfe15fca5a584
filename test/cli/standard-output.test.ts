import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Ended = Readonly<{ code: number | null; error: string }>;

/** `archbench claims --lang en` with its output in the hands of `reader`. */
function claims(output: number | "pipe"): Promise<Ended> {
  const child = spawn(process.execPath, ["cli/main.ts", "claims", "--lang", "en"], {
    stdio: ["ignore", output, "pipe"],
  });
  let error = "";
  child.stderr?.on("data", (chunk: Uint8Array) => (error += new TextDecoder().decode(chunk)));
  // A reader that has seen enough before there is anything to see.
  child.stdout?.destroy();
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, error }));
  });
}

describe("a command whose output cannot be written", () => {
  it("goes on without a word to its own exit code where the reader has closed it", async () => {
    expect(await claims("pipe")).toEqual({ code: 0, error: "" });
  });

  it.runIf(existsSync("/dev/full"))("says so in one line and exits 3 where the disk is full", async () => {
    const full = openSync("/dev/full", "w");
    try {
      const { code, error } = await claims(full);
      expect(error).toMatch(/^archbench: STDOUT_UNWRITABLE: .*ENOSPC.*\n$/);
      expect(code).toBe(3);
    } finally {
      closeSync(full);
    }
  });
});
