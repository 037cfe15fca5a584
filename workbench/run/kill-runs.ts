import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createRandom } from "#kernel/random";
import { askProcess, BenchmarkError, withScratchFolder } from "#benchmarks";
import { digestTables } from "./digest-tables.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

export type KillOptions = Readonly<{ variant: VariantId; events: number; kills: number; seed: string }>;

/** What came of runs that were killed: `kills` of them hit, and the first difference from an unbroken run, if any. */
export type KilledRuns = Readonly<{
  kills: number;
  runs: number;
  difference: Readonly<{ unbroken: string; broken: string }> | null;
}>;

const killedAfterMsMin = 250;
const wholeRunMsMax = 600_000;
/** A machine that has become faster meanwhile ends some runs before they are killed. */
const runsPerKillMax = 3;

/**
 * Kills runs with SIGKILL at random moments and starts each again until so many kills have hit, several in one run where
 * it is long enough. What each shows, counts and keeps in its tables is held against a run that was never broken.
 */
export async function killRuns(options: KillOptions): Promise<KilledRuns> {
  return withScratchFolder("killed", async (folder) => {
    const random = createRandom(options.seed).split(`kills-${options.variant}`);
    const startedMs = performance.now();
    const unbroken = await run(join(folder, "unbroken"), options, wholeRunMsMax);
    if (unbroken === null) throw new BenchmarkError("PROCESS_TIMED_OUT", "the unbroken run does not end");
    const afterMsMax = Math.ceil((performance.now() - startedMs) * 0.6) + killedAfterMsMin + 1;
    let kills = 0;
    let runs = 0;
    while (kills < options.kills && runs < runsPerKillMax * options.kills) {
      const data = join(folder, `broken-${runs}`);
      runs += 1;
      let broken: string | null = null;
      while (broken === null && kills < options.kills) {
        broken = await run(data, options, random.between({ min: killedAfterMsMin, max: afterMsMax }));
        if (broken === null) kills += 1;
      }
      broken ??= await run(data, options, wholeRunMsMax);
      if (broken !== unbroken) return { kills, runs, difference: { unbroken, broken: broken ?? "no end" } };
      await rm(data, { recursive: true });
    }
    return { kills, runs, difference: null };
  });
}

/** Starts or goes on with a run, and kills it after so long; null where it had not come to its end. */
async function run(data: string, options: KillOptions, timeoutMs: number): Promise<string | null> {
  const { variant, events, seed } = options;
  await mkdir(data, { recursive: true });
  const script = new URL("./run-in-process.ts", import.meta.url);
  try {
    const found = await askProcess({ script, question: { data, variant, events, seed }, timeoutMs });
    const tables = await digestTables(data, variants[variant].implementation.topology);
    return JSON.stringify({ found, tables });
  } catch (error) {
    if (error instanceof BenchmarkError && error.code === "PROCESS_TIMED_OUT") return null;
    throw error;
  }
}
