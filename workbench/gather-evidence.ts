import { readCircumstances, readEvidence, runQuickSuite, writeEvidence } from "#benchmarks";
import type { Evidence } from "#model";
import { measureVariants } from "./measure-variants.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { OnProgress } from "./progress.ts";
import { simulateForReport } from "./simulate-for-report.ts";

type Gathering = Readonly<{
  folder: OutputFolder;
  seed: string;
  receipts: number;
  pairs: number;
  /** The stage as a part of which the benchmarks are told. */
  stage: string;
  onProgress: OnProgress;
}>;

/**
 * Gathers all evidence of a study in the folder `evidence` of its output: what the variants counted and cost, the quick
 * suite, and what simulation makes of the costs that they measured.
 *
 * @returns What the files say, read back: no report can show a figure that is in none of them.
 */
export async function gatherEvidence(gathering: Gathering): Promise<readonly Evidence[]> {
  const { folder, seed, receipts, pairs, stage, onProgress } = gathering;
  const outDir = await folder.scratch("evidence");
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const ofVariants = await measureVariants(circumstances, { receipts, pairs }, (variant) =>
    folder.scratch(`data/${variant}`),
  );
  await writeEvidence(outDir, ofVariants);
  await runQuickSuite({
    outDir,
    seed,
    onProgress: ({ benchmark: part, done, total }) =>
      onProgress({ stage, state: "advanced", part, done, total }),
  });
  await writeEvidence(outDir, await simulateForReport({ evidenceFolder: outDir, seed }));
  return readEvidence(outDir);
}
