import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";

const script = fileURLToPath(new URL("./run-to-be-killed.ts", import.meta.url));
const kills = Number(process.env["ARCHBENCH_KILLS"] ?? "5");
const seed = process.env["ARCHBENCH_SEED"] ?? "kills";
const receipts = 20_000;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "archbench-killed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts or goes on with a run; kills it after `afterMs` unless that is null. Gives what it wrote, if it came to an end. */
async function runOnce(variant: string, name: string, afterMs: number | null): Promise<string | null> {
  const data = join(folder, name);
  const result = join(folder, `${name}.json`);
  await mkdir(data, { recursive: true });
  const child = spawn(process.execPath, [script, data, variant, String(receipts), result], {
    stdio: "inherit",
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  if (afterMs !== null) {
    await pause(afterMs);
    child.kill("SIGKILL");
  }
  await ended;
  return existsSync(result) ? readFile(result, "utf8") : null;
}

describe.each(["kappa", "lambda"])(
  "a run of %s that is killed at random moments and started again",
  (variant) => {
    it(`shows, keeps and counts the same as one that was never broken (seed ${seed}, ${kills} kills)`, async () => {
      const random = createRandom(seed).split(variant);
      const startedMs = performance.now();
      const unbroken = await runOnce(variant, `${variant}-unbroken`, null);
      const wholeMs = performance.now() - startedMs;
      let broken: string | null = null;
      for (let kill = 0; kill < kills && broken === null; kill += 1) {
        broken = await runOnce(
          variant,
          `${variant}-broken`,
          random.between({ min: 250, max: Math.ceil(wholeMs * 0.6) + 251 }),
        );
      }
      broken ??= await runOnce(variant, `${variant}-broken`, null);
      expect(unbroken).not.toBeNull();
      expect(broken).toBe(unbroken);
    }, 300_000);
  },
);
