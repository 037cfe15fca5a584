import {
  comparisonOf,
  readCircumstances,
  readEvidence,
  runQuickSuite,
  subjectHash,
  writeEvidence,
} from "#benchmarks";
import type { Evidence } from "#model";
import { kappa, lambda } from "#model/omnishop";
import type { OutputFolder } from "./output-folder.ts";
import { runEvidence } from "./run-evidence.ts";
import { carryOn } from "./run-variant.ts";
import type { RunResult } from "./run-variant.ts";
import type { VariantId } from "./variants.ts";

type Gathering = Readonly<{ folder: OutputFolder; seed: string; receipts: number; pairs: number }>;

/** What runs of both variants in turn counted, and what they cost. The first turn warms up and is thrown away. */
async function compareVariants(gathering: Gathering): Promise<readonly Evidence[]> {
  const { folder, seed, receipts } = gathering;
  const run = async (variant: VariantId): Promise<RunResult> => {
    const data = await folder.scratch(`data/${variant}`);
    return carryOn(data, { seed, receipts, variant });
  };
  let runs = { kappa: await run("kappa"), lambda: await run("lambda") };
  const pairs = [];
  for (let turn = 0; turn < gathering.pairs; turn += 1) {
    runs = { kappa: await run("kappa"), lambda: await run("lambda") };
    pairs.push({ of: runs.kappa.cpuMs, comparedWith: runs.lambda.cpuMs });
  }
  const workload = { receipts };
  const origin = {
    ...(await readCircumstances({ profile: "quick", seed })),
    provenance: "measured",
    workload,
    subjectHash: subjectHash({
      entries: ["workbench/run-variant.ts"],
      topologies: [kappa, lambda],
      workload,
    }),
  } as const;
  const cost = comparisonOf(origin, {
    id: "processor-time",
    metric: "processor-time-ms",
    of: "kappa",
    comparedWith: "lambda",
    better: "lower",
    pairs,
  });
  return [cost, runEvidence(origin, runs.kappa), runEvidence(origin, runs.lambda)];
}

/**
 * Gathers all evidence of a study in the folder `evidence` of its output: what the variants counted and cost, and the quick
 * suite.
 *
 * @returns What the files say, read back: no report can show a figure that is in none of them.
 */
export async function gatherEvidence(gathering: Gathering): Promise<readonly Evidence[]> {
  const outDir = await gathering.folder.scratch("evidence");
  await writeEvidence(outDir, await compareVariants(gathering));
  await runQuickSuite({ outDir, seed: gathering.seed });
  return readEvidence(outDir);
}
