import { spawn } from "node:child_process";
import { join } from "node:path";
import { BenchmarkError, endWithUs, figureOf, originOf, projectRoot, withScratchFolder } from "#benchmarks";
import type { Circumstances } from "#benchmarks";
import type { Figure } from "#model";
import { kappa, lambda, metricIds } from "#model/omnishop";

/** A command as a user gives it, less the folder for what it makes; `entry` is the file whose code it runs. */
export type ColdStart = Readonly<{
  subject: string;
  words: readonly string[];
  entry: string;
  trialCount: number;
}>;

/**
 * Times a command from the start of its process to its end: loading and compiling the code is in it.
 *
 * @throws {BenchmarkError} `PROCESS_FAILED` where the command fails.
 */
export async function measureColdStart(
  circumstances: Circumstances,
  { subject, words, entry, trialCount }: ColdStart,
): Promise<Figure> {
  return withScratchFolder("cold", async (folder) => {
    const trials: number[] = [];
    for (let trial = 0; trial < trialCount; trial++) {
      const startedMs = performance.now();
      await run([...words, "--out", join(folder, String(trial))]);
      trials.push(performance.now() - startedMs);
    }
    const workload = { command: words.join(" ") };
    const origin = originOf(circumstances, { entries: [entry], topologies: [kappa, lambda], workload });
    return figureOf(
      origin,
      { id: `${subject}-cold-start`, metric: metricIds.coldStartMs, subject, unit: "ms" },
      trials,
    );
  });
}

function run(words: readonly string[]): Promise<void> {
  const main = join(projectRoot, "cli/main.ts");
  const child = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "ignore", "pipe"] });
  endWithUs(child);
  let said = "";
  child.stderr.on("data", (chunk: Uint8Array) => (said += new TextDecoder().decode(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new BenchmarkError("PROCESS_FAILED", `archbench ${words.join(" ")}: ${said.trim()}`));
    });
  });
}
