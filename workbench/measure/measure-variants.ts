import { comparisonOf, exactFigure, nodeCostOf, openScratchFolder, originOf } from "#benchmarks";
import type { Circumstances } from "#benchmarks";
import type { Better, Evidence, EvidenceOrigin } from "#model";
import { kappa, lambda, metricIds } from "#model/omnishop";
import { runEvidence } from "../run/run-evidence.ts";
import { carryOn } from "../run/run-variant.ts";
import type { RunResult } from "../run/run-variant.ts";
import type { VariantId } from "../run/variants.ts";

export type VariantsWorkload = Readonly<{ events: number; pairs: number }>;

/** Where the runs are to be, and who is told which begins. */
type Runs = Readonly<{
  /** Gives an empty folder for a run. */
  scratch: (variant: VariantId) => Promise<string>;
  onRun?: (run: Readonly<{ variant: VariantId; done: number; total: number }>) => void;
}>;
type Pair = Readonly<Record<VariantId, RunResult>>;

/** The quantities that both variants have in each pair of runs, and which way is better. */
const compared: readonly Readonly<{
  id: string;
  metric: string;
  better: Better;
  of: (run: RunResult) => number;
}>[] = [
  {
    id: "processor-time",
    metric: metricIds.cpuUsPerEvent,
    better: "lower",
    of: ({ cpuMs, events }) => (1000 * cpuMs) / events,
  },
  {
    id: "full-speed",
    metric: metricIds.fullSpeedRate,
    better: "higher",
    of: ({ tookMs, events }) => (1000 * events) / tookMs,
  },
  {
    id: "lake-bytes",
    metric: metricIds.lakeBytesPerEvent,
    better: "lower",
    of: ({ lakeBytes, events }) => lakeBytes / events,
  },
];

/**
 * Runs both variants in turn on the same generated events as fast as they go, batches included, and compares what they
 * cost and whether they are right. The first turn warms up and is thrown away.
 *
 * @returns Comparisons over all turns, and what the runs of the last counted.
 */
export async function measureVariants(
  circumstances: Circumstances,
  { events, pairs: pairCount }: VariantsWorkload,
  { scratch, onRun = () => {} }: Runs,
): Promise<readonly Evidence[]> {
  const { seed } = circumstances;
  let done = 0;
  const run = async (variant: VariantId): Promise<RunResult> => {
    onRun({ variant, done, total: 2 * (pairCount + 1) });
    done += 1;
    return carryOn(await scratch(variant), { seed, events, variant });
  };
  const runPair = async (turn: number): Promise<Pair> => {
    if (turn % 2 === 0) return { kappa: await run("kappa"), lambda: await run("lambda") };
    const ofLambda = await run("lambda");
    return { kappa: await run("kappa"), lambda: ofLambda };
  };
  let runs = await runPair(0);
  const turns: Pair[] = [];
  for (let turn = 1; turn <= pairCount; turn += 1) {
    runs = await runPair(turn);
    turns.push(runs);
  }
  const workload = { events };
  const entries = ["workbench/run/run-variant.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa, lambda], workload });
  const comparisons = compared.map(({ id, metric, better, of }) =>
    comparisonOf(origin, {
      id,
      metric,
      of: "kappa",
      comparedWith: "lambda",
      better,
      pairs: turns.map((pair) => ({ of: of(pair.kappa), comparedWith: of(pair.lambda) })),
    }),
  );
  const costs = [runs.kappa, runs.lambda].map((result) => costsAtFullSpeed(origin, result));
  const counted = [runs.kappa, runs.lambda].map((counts) => runEvidence(origin, counts));
  return [...comparisons, ...wrongEntries(origin, runs), ...counted, ...costs];
}

/** Full rounds beside the small ones of a run under light load: the two tell a round's cost from its records'. */
function costsAtFullSpeed(origin: EvidenceOrigin, { variant, costs }: RunResult): Evidence {
  return { ...nodeCostOf(origin, variant, costs), id: `${variant}-node-cost-full-speed` };
}

/** The same in folders of its own, which go with it. */
export async function measureInScratch(
  here: Circumstances,
  workload: VariantsWorkload,
): ReturnType<typeof measureVariants> {
  let last = await openScratchFolder("variants");
  const scratch = async (variant: VariantId): Promise<string> => {
    await last.remove();
    last = await openScratchFolder(variant);
    return last.path;
  };
  try {
    return await measureVariants(here, workload, { scratch });
  } finally {
    await last.remove();
  }
}

/** How many entries are wrong is a count: the same seed gives the same. */
function wrongEntries(origin: EvidenceOrigin, runs: Pair): readonly Evidence[] {
  return [runs.kappa, runs.lambda].flatMap(({ variant, check }) => [
    exactFigure(
      origin,
      {
        id: `${variant}-wrong-before-batch`,
        metric: metricIds.wrongBeforeBatch,
        subject: variant,
        unit: "entries",
      },
      check.differingBeforeLastBatch,
    ),
    exactFigure(
      origin,
      {
        id: `${variant}-wrong-after-batch`,
        metric: metricIds.wrongAfterBatch,
        subject: variant,
        unit: "entries",
      },
      check.differing,
    ),
  ]);
}
