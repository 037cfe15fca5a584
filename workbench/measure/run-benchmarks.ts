import { join } from "node:path";
import { exactFigure, originOf, readEnvironment } from "#benchmarks";
import { benchmark, pickBenchmarks, runSuite, suite } from "#benchmarks/suite";
import type { Circumstances } from "#benchmarks";
import type { Benchmark } from "#benchmarks/suite";
import type { Environment, Evidence, Figure } from "#model";
import { metricIds, objectives, targets } from "#model/omnishop";
import { holdTargets } from "./hold-targets.ts";
import type { HeldTarget } from "./hold-targets.ts";
import { killRuns } from "../run/kill-runs.ts";
import { measureColdStart } from "./measure-cold-start.ts";
import { measureInScratch } from "./measure-variants.ts";
import type { VariantsWorkload } from "./measure-variants.ts";
import { withOutputFolder } from "../output-folder.ts";
import { staged } from "../progress.ts";
import type { OnProgress } from "../progress.ts";
import { variants } from "../run/variants.ts";
import type { VariantId } from "../run/variants.ts";

export type BenchOptions = Readonly<{
  out: string;
  seed: string;
  profile: Circumstances["profile"];
  /** Names of benchmarks; all of them where there is none. */
  only: readonly string[];
  onProgress: OnProgress;
}>;

export type BenchResult = Readonly<{
  profile: Circumstances["profile"];
  environment: Environment;
  /** The targets of the build, then the objectives of the needs. */
  targets: readonly HeldTarget[];
  evidence: readonly Evidence[];
  /** The folder in which the evidence is. */
  folder: string;
  tookMs: number;
}>;

const commands = [
  {
    name: "cold-diagrams",
    subject: "diagrams",
    words: ["diagrams"],
    entry: "workbench/documents/draw-diagrams.ts",
  },
  {
    name: "cold-report",
    subject: "report-pdf",
    words: ["report", "--format", "pdf"],
    entry: "workbench/documents/print-report.ts",
  },
] as const;

/** What whole runs, processes and commands show, beside what the benchmarks' own room measures. */
const ofWholeRuns: readonly Benchmark[] = [
  benchmark<VariantsWorkload>({
    name: "variants",
    workloads: { quick: { events: 20_000, pairs: 5 }, full: { events: 200_000, pairs: 7 } },
    measure: measureInScratch,
  }),
  ...(["kappa", "lambda"] as const).map((variant) =>
    benchmark({
      name: `kills-${variant}`,
      workloads: { quick: { kills: 3, events: 20_000 }, full: { kills: 20, events: 40_000 } },
      measure: (here, workload) => measureKills(here, { ...workload, variant }),
    }),
  ),
  ...commands.map(({ name, ...command }) =>
    benchmark({
      name,
      workloads: { quick: { trialCount: 3 }, full: { trialCount: 7 } },
      measure: (here, { trialCount }) => measureColdStart(here, { ...command, trialCount }),
    }),
  ),
];

/** The names of all benchmarks, in the order in which they run. */
export const benchmarkNames: readonly string[] = [...suite, ...ofWholeRuns].map(({ name }) => name);

/**
 * Measures, writes the evidence, and holds the targets and the objectives against it.
 *
 * @throws {BenchmarkError} `UNKNOWN_BENCHMARK`, or what a benchmark throws.
 */
export async function runBenchmarks({ out, only, onProgress, ...run }: BenchOptions): Promise<BenchResult> {
  const startedMs = performance.now();
  const picked = pickBenchmarks([...suite, ...ofWholeRuns], only);
  const measure = (outDir: string): Promise<readonly Evidence[]> =>
    runSuite({
      ...run,
      benchmarks: picked.map((row) => told(row, onProgress)),
      outDir,
      onProgress: ({ benchmark: part, done, total }) =>
        onProgress({ stage: "benchmarks", state: "advanced", part, done, total }),
    });
  const [path, evidence] = await withOutputFolder(
    { path: out, maker: "bench" },
    async (folder) => [folder.path, await folder.build("evidence", measure)] as const,
  );
  return {
    profile: run.profile,
    environment: readEnvironment(),
    targets: holdTargets([...targets, ...objectives], evidence),
    evidence,
    folder: join(path, "evidence"),
    tookMs: performance.now() - startedMs,
  };
}

/** The same benchmark, which tells when it has ended and what it found. */
function told(row: Benchmark, onProgress: OnProgress): Benchmark {
  return {
    ...row,
    measure: (here) =>
      staged({ name: row.name, onProgress, describe: (found) => found.map(({ id }) => id).join(", ") }, () =>
        row.measure(here),
      ),
  };
}

type KillWorkload = Readonly<{ variant: VariantId; events: number; kills: number }>;

/** A difference counts as no kill survived. */
async function measureKills(here: Circumstances, workload: KillWorkload): Promise<Figure> {
  const { variant } = workload;
  const { kills, difference } = await killRuns({ ...workload, seed: here.seed });
  const { topology } = variants[variant].implementation;
  const entries = ["workbench/run/run-variant.ts", "workbench/run/kill-runs.ts"];
  const origin = originOf(here, { entries, topologies: [topology], workload });
  const measured = {
    id: `${variant}-kills-survived`,
    metric: metricIds.killsSurvived,
    subject: variant,
    unit: "kills",
  };
  return exactFigure(origin, measured, difference === null ? kills : 0);
}
