import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let scratch = "";
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "archbench-demo-cli-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

type Ended = Readonly<{ code: number | null; out: string; error: string }>;

/** Runs the command as a user does, until nothing of it runs any more; `onOpened` is called when it has told where the page is. */
async function demo(words: readonly string[], onOpened?: (pid: number) => void): Promise<Ended> {
  const variant = words.includes("--variant") ? [] : ["--variant", "kappa"];
  const child = spawn(process.execPath, ["cli/main.ts", "demo", ...variant, ...words], {
    env: { ...process.env, TMPDIR: scratch },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let error = "";
  child.stdout.on("data", (text: Uint8Array) => {
    out += String(text);
    if (out.includes("http://") && child.pid !== undefined) onOpened?.(child.pid);
  });
  child.stderr.on("data", (text: Uint8Array) => {
    error += String(text);
  });
  await once(child, "close");
  return { code: child.exitCode, out, error };
}

describe("archbench demo", () => {
  it("tells where the page is, ends by itself after --seconds, and leaves nothing behind", async () => {
    const { code, out, error } = await demo(["--port", "0", "--seconds", "1", "--lang", "en"]);
    expect(error).toBe("");
    expect(out).toMatch(/^Live demonstration: http:\/\/127\.0\.0\.1:\d+ /);
    expect(code).toBe(0);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("clears everything away on Ctrl-C, and exits 130", async () => {
    const { code, error } = await demo(["--port", "0"], (pid) => process.kill(pid, "SIGINT"));
    expect(error).toBe("");
    expect(code).toBe(130);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("leaves nothing behind where it is killed: its pipelines clear their folders and end by themselves", async () => {
    const words = ["--port", "0", "--variant", "both"];
    const { code, error } = await demo(words, (pid) => process.kill(pid, "SIGKILL"));
    expect(error).toBe("");
    expect(code).toBe(null);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("names a port that is taken, says how to mend it, and exits 3", async () => {
    const taken = createServer();
    taken.listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, error } = await demo(["--port", String(port)]);
    taken.close();
    expect(code).toBe(3);
    expect(error).toMatch(new RegExp(`PORT_BUSY: port ${port} .*--port`));
    expect(readdirSync(scratch)).toEqual([]);
  });
});
