import { readCircumstances, readEvidence, runQuickSuite, writeEvidence } from "#benchmarks";
import type { Evidence } from "#model";
import { measureVariants } from "./measure-variants.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { OnProgress } from "./progress.ts";
import { simulateVariant } from "./simulate-variant.ts";

type Gathering = Readonly<{
  folder: OutputFolder;
  seed: string;
  events: number;
  pairs: number;
  /** The stage as a part of which the benchmarks are told. */
  stage: string;
  onProgress: OnProgress;
}>;

/**
 * Gathers all evidence of a study in the folder `evidence` of its output: what the variants counted and cost, the quick
 * suite, and what simulation makes of the costs on the busiest day.
 *
 * @returns What the files say, read back: no report can show a figure that is in none of them.
 */
export async function gatherEvidence(gathering: Gathering): Promise<readonly Evidence[]> {
  const { folder, seed, events, pairs, stage, onProgress } = gathering;
  const outDir = await folder.scratch("evidence");
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const ofVariants = await measureVariants(circumstances, { events, pairs }, (variant) =>
    folder.scratch(`data/${variant}`),
  );
  await writeEvidence(outDir, ofVariants);
  await runQuickSuite({
    outDir,
    seed,
    onProgress: ({ benchmark: part, done, total }) =>
      onProgress({ stage, state: "advanced", part, done, total }),
  });
  await simulateBusiest(folder, { seed, evidenceFolder: outDir });
  return readEvidence(outDir);
}

/** What no laptop can run: both variants on the busiest day, by the costs that were just measured. */
async function simulateBusiest(
  folder: OutputFolder,
  measured: Readonly<{ seed: string; evidenceFolder: string }>,
): Promise<void> {
  for (const [variant, against] of [
    ["kappa", "lambda"],
    ["lambda", null],
  ] as const) {
    await simulateVariant({
      ...measured,
      variant,
      against,
      load: "busiest",
      times: 1,
      workers: 1,
      seconds: 2,
      utilizationTarget: 0.7,
      out: folder.path,
    });
  }
}
