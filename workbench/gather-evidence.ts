import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readCircumstances, readEvidence, writeEvidence } from "#benchmarks";
import { runQuickSuite } from "#benchmarks/suite";
import type { Evidence } from "#model";
import { measureVariants } from "./measure/measure-variants.ts";
import type { OutputFolder } from "./output-folder.ts";
import { staged } from "./progress.ts";
import type { OnProgress } from "./progress.ts";
import { simulateVariant } from "./simulate/simulate-variant.ts";

type Gathering = Readonly<{
  folder: OutputFolder;
  seed: string;
  events: number;
  pairs: number;
  /** What its three stages are called. */
  stages: Readonly<{ runs: string; measurements: string; simulation: string }>;
  onProgress: OnProgress;
}>;

/**
 * Gathers all evidence of a study in the folder `evidence` of its output: what the variants counted and cost, the quick
 * suite, and what simulation makes of the costs on the busiest day. An earlier study's stays until all of it is there.
 *
 * @returns What the files say, read back: no report can show a figure that is in none of them.
 */
export async function gatherEvidence(gathering: Gathering): Promise<readonly Evidence[]> {
  const { folder } = gathering;
  return folder.build("data", (dataDir) =>
    folder.build("evidence", (outDir) => gatherInto(gathering, { dataDir, outDir })),
  );
}

type Places = Readonly<{ dataDir: string; outDir: string }>;

async function gatherInto(gathering: Gathering, { dataDir, outDir }: Places): Promise<readonly Evidence[]> {
  const { seed, stages, onProgress } = gathering;
  await staged({ name: stages.runs, onProgress, describe: rowsOf }, () =>
    runVariants(gathering, { dataDir, outDir }),
  );
  await staged({ name: stages.measurements, onProgress, describe: countOf }, () =>
    runQuickSuite({
      outDir,
      seed,
      onProgress: ({ benchmark: part, done, total }) =>
        onProgress({ stage: stages.measurements, state: "advanced", part, done, total }),
    }),
  );
  await staged({ name: stages.simulation, onProgress, describe: () => "" }, () =>
    simulateBusiest({ seed, evidenceFolder: outDir }),
  );
  return readEvidence(outDir);
}

async function runVariants(
  { seed, events, pairs, stages, onProgress }: Gathering,
  { dataDir, outDir }: Places,
): Promise<readonly Evidence[]> {
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const workload = { events, pairs };
  const found = await measureVariants(circumstances, workload, {
    scratch: (variant) => emptyFolder(join(dataDir, variant)),
    onRun: ({ variant: part, done, total }) =>
      onProgress({ stage: stages.runs, state: "advanced", part, done, total }),
  });
  await writeEvidence(outDir, found);
  return found;
}

/** What came in at each run. */
function rowsOf(evidence: readonly Evidence[]): string {
  return evidence
    .flatMap((piece) => (piece.kind === "run" ? [`${piece.subject} ${piece.rows.in}`] : []))
    .join(", ");
}

function countOf(evidence: readonly Evidence[]): string {
  return String(evidence.length);
}

/** What no laptop can run: both variants on the busiest day, by the costs that were just measured. */
async function simulateBusiest({
  seed,
  evidenceFolder,
}: Readonly<{ seed: string; evidenceFolder: string }>): Promise<void> {
  for (const [variant, against] of [
    ["kappa", "lambda"],
    ["lambda", null],
  ] as const) {
    const { evidence } = await simulateVariant({
      seed,
      evidenceFolder,
      variant,
      against,
      load: "busiest",
      times: 1,
      workers: 1,
      seconds: 2,
      utilizationTarget: 0.7,
      out: null,
    });
    await writeEvidence(evidenceFolder, evidence);
  }
}

async function emptyFolder(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path);
  return path;
}
