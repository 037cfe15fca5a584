import type { Evidence } from "#model";
import { BenchmarkError } from "../benchmark-error.ts";
import { readCircumstances } from "../evidence/circumstances.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { writeEvidence } from "../evidence/evidence-files.ts";
import type { Benchmark } from "./benchmark.ts";
import { suite } from "./suite.ts";

/** Which benchmark begins now: `done` of `total` are behind. */
export type SuiteProgress = Readonly<{ benchmark: string; done: number; total: number }>;

export type SuiteOptions = Readonly<{
  benchmarks: readonly Benchmark[];
  profile: Circumstances["profile"];
  seed: string;
  /** Evidence is written here, a file each; made if it is not there. */
  outDir: string;
  onProgress?: (progress: SuiteProgress) => void;
}>;

/**
 * Runs benchmarks one after another, and writes what each finds as soon as it is found.
 *
 * @throws {BenchmarkError} what a benchmark throws; the evidence of those before it is then written.
 */
export async function runSuite(options: SuiteOptions): Promise<readonly Evidence[]> {
  const { benchmarks, profile, seed, outDir, onProgress = () => {} } = options;
  const circumstances = await readCircumstances({ profile, seed });
  const evidence: Evidence[] = [];
  for (const [done, { name, measure }] of benchmarks.entries()) {
    onProgress({ benchmark: name, done, total: benchmarks.length });
    const found = await measure(circumstances);
    await writeEvidence(outDir, found);
    evidence.push(...found);
  }
  return evidence;
}

/** Runs what a study needs, in its short form. */
export function runQuickSuite(
  options: Pick<SuiteOptions, "outDir" | "seed" | "onProgress">,
): Promise<readonly Evidence[]> {
  return runSuite({ ...options, profile: "quick", benchmarks: suite.filter(({ inStudy }) => inStudy) });
}

/**
 * Picks benchmarks by name, in the order of the suite; all of them where no name is given.
 *
 * @throws {BenchmarkError} `UNKNOWN_BENCHMARK` naming all that there are.
 */
export function pickBenchmarks(
  benchmarks: readonly Benchmark[],
  names: readonly string[],
): readonly Benchmark[] {
  const unknown = names.filter((asked) => !benchmarks.some(({ name }) => name === asked));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(", ");
    throw new BenchmarkError("UNKNOWN_BENCHMARK", `no benchmark ${unknown.join(", ")}; there are ${known}`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}
