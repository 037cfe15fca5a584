import type { Evidence } from "#model";
import { measureCodecSize } from "./codec/codec-size.ts";
import { measureCodecSpeed } from "./codec/codec-speed.ts";
import { type Circumstances, readCircumstances } from "./evidence/circumstances.ts";
import { writeEvidence } from "./evidence/evidence-files.ts";
import { measureLakeSize } from "./lake/lake-size.ts";
import { measureLatency } from "./latency/latency.ts";
import { measureThroughput } from "./latency/throughput.ts";
import { measureLogic } from "./logic/logic.ts";

/** Which benchmark begins now: `done` of `total` are behind. */
export type SuiteProgress = Readonly<{ benchmark: string; done: number; total: number }>;

export type SuiteOptions = Readonly<{
  /** Evidence is written here, a file each; made if it is not there. */
  outDir: string;
  seed: string;
  onProgress?: (progress: SuiteProgress) => void;
}>;

type Benchmark = Readonly<{
  name: string;
  measure: (circumstances: Circumstances) => Promise<readonly Evidence[]>;
}>;

const batch = { receipts: 5_000, batchSize: 500 } as const;

/** Short runs for a first look: some seconds each. */
const quick: readonly Benchmark[] = [
  { name: "need-code", measure: async (here) => [measureLogic(here)] },
  { name: "codec-size", measure: async (here) => [measureCodecSize(here, batch)] },
  {
    name: "codec-speed",
    measure: async (here) => [await measureCodecSpeed(here, { ...batch, pairCount: 11, trialMs: 60 })],
  },
  {
    name: "lake-size",
    measure: async (here) => [
      await measureLakeSize(here, { commitCount: 8, linesPerCommit: 5_000, batchSize: 500 }),
    ],
  },
  {
    name: "latency",
    measure: (here) =>
      measureLatency(here, { receiptsPerSecond: 200, trialCount: 7, trialMs: 600, warmUpMs: 800 }),
  },
  {
    name: "throughput",
    measure: async (here) => [
      await measureThroughput(here, {
        variant: "kappa",
        startPerSecond: 500,
        probeMs: 500,
        objectiveMs: 1000,
      }),
    ],
  },
];

/**
 * Runs every benchmark in its short form, in less than 25 s on two cores, and writes what each finds as soon as it is
 * found.
 *
 * @throws {BenchmarkError} what a benchmark throws; the evidence of those before it is then written.
 */
export async function runQuickSuite({
  outDir,
  seed,
  onProgress = () => {},
}: SuiteOptions): Promise<readonly Evidence[]> {
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const evidence: Evidence[] = [];
  for (const [done, { name, measure }] of quick.entries()) {
    onProgress({ benchmark: name, done, total: quick.length });
    const found = await measure(circumstances);
    await writeEvidence(outDir, found);
    evidence.push(...found);
  }
  return evidence;
}
