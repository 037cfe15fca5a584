import { readCircumstances, runQuickSuite, writeEvidence } from "#benchmarks";
import type { Evidence } from "#model";
import { measureVariants } from "./measure-variants.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { OnProgress } from "./progress.ts";
import type { RunResult } from "./run-variant.ts";
import type { VariantId } from "./variants.ts";

type Gathering = Readonly<{
  folder: OutputFolder;
  seed: string;
  receipts: number;
  pairs: number;
  /** The stage as a part of which the benchmarks are told. */
  stage: string;
  onProgress: OnProgress;
}>;
type Gathered = Readonly<{ runs: Readonly<Record<VariantId, RunResult>>; evidence: readonly Evidence[] }>;

/** All evidence of a study, in the folder `evidence` of its output: what the variants cost, and the quick suite. */
export async function gatherEvidence(gathering: Gathering): Promise<Gathered> {
  const { folder, seed, receipts, pairs, stage, onProgress } = gathering;
  const outDir = await folder.scratch("evidence");
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const { runs, evidence } = await measureVariants(circumstances, { receipts, pairs }, (variant) =>
    folder.scratch(`data/${variant}`),
  );
  await writeEvidence(outDir, evidence);
  const suite = await runQuickSuite({
    outDir,
    seed,
    onProgress: ({ benchmark: part, done, total }) =>
      onProgress({ stage, state: "advanced", part, done, total }),
  });
  return { runs, evidence: [...evidence, ...suite] };
}
