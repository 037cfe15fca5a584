import { comparisonOf, readCircumstances, runQuickSuite, subjectHash, writeEvidence } from "#benchmarks";
import type { Evidence } from "#model";
import { kappa, lambda } from "#model/omnishop";
import type { OutputFolder } from "./output-folder.ts";
import { carryOn } from "./run-variant.ts";
import type { RunResult } from "./run-variant.ts";
import type { VariantId } from "./variants.ts";

type Gathering = Readonly<{ folder: OutputFolder; seed: string; receipts: number; pairs: number }>;
type Runs = Readonly<Record<VariantId, RunResult>>;

/** Runs of both variants in turn, and what they cost. The first turn warms up and is thrown away. */
async function compareVariants(gathering: Gathering): Promise<Readonly<{ runs: Runs; evidence: Evidence }>> {
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
  const evidence = comparisonOf(origin, {
    id: "processor-time",
    metric: "processor-time-ms",
    of: "kappa",
    comparedWith: "lambda",
    better: "lower",
    pairs,
  });
  return { runs, evidence };
}

/** All evidence of a study, in the folder `evidence` of its output: what the variants cost, and the quick suite. */
export async function gatherEvidence(
  gathering: Gathering,
): Promise<Readonly<{ runs: Runs; evidence: readonly Evidence[] }>> {
  const outDir = await gathering.folder.scratch("evidence");
  const { runs, evidence } = await compareVariants(gathering);
  await writeEvidence(outDir, [evidence]);
  const suite = await runQuickSuite({ outDir, seed: gathering.seed });
  return { runs, evidence: [evidence, ...suite] };
}
