import { bootstrapInterval } from "#kernel/bootstrap";
import { createRandom } from "#kernel/random";
import { median } from "#kernel/statistics";
import type { Evidence, EvidenceOrigin, Figure, NodeCostEvidence } from "#model";
import { kappa, lambda } from "#model/omnishop";
import type { NodeCost } from "#reference-impl";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { originOf } from "../subject/subject-hash.ts";
import { type LoadedPipeline, type OpenLoopRun, sendOnPlan } from "./open-loop.ts";
import { type VariantId, withPipeline } from "./pipeline-under-load.ts";
import { planSending, saleSupply } from "./send-plan.ts";

/** `trialCount` trials of `trialMs` for each variant, after a warm-up of `warmUpMs` that is thrown away. */
export type LatencyWorkload = Readonly<{
  receiptsPerSecond: number;
  trialCount: number;
  trialMs: number;
  warmUpMs: number;
}>;

/**
 * Hypothesis of the decision `paradigm`: a sale is visible within a second of being sent. Both variants stand open and
 * take turns under the same receipts. Of Lambda the speed layer answers; its nightly batch is not run meanwhile.
 *
 * @returns p50 and p99 of each variant, their comparison at p99, and what each node cost, warm-up included.
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five trials.
 */
export async function measureLatency(
  circumstances: Circumstances,
  { receiptsPerSecond, trialCount, trialMs, warmUpMs }: LatencyWorkload,
): Promise<readonly Evidence[]> {
  const workload = { receiptsPerSecond, trialCount, trialMs, warmUpMs };
  const { seed } = circumstances;
  const runs: Record<VariantId, OpenLoopRun[]> = { kappa: [], lambda: [] };
  const takes = { kappa: saleSupply(seed), lambda: saleSupply(seed) };
  const plans = createRandom(seed).split("latency");
  const trial = async (loaded: LoadedPipeline, variant: VariantId, number: number): Promise<OpenLoopRun> => {
    const durationMs = number === 0 ? warmUpMs : trialMs;
    const arrivals = takes[variant](Math.ceil((receiptsPerSecond * durationMs) / 1000));
    const random = plans.split(`trial-${number}`);
    return sendOnPlan(loaded, planSending(arrivals, { ratePerSecond: receiptsPerSecond, random }));
  };
  const costs = await withPipeline("kappa", (ofKappa) =>
    withPipeline("lambda", async (ofLambda) => {
      const pair = [
        { variant: "kappa", loaded: ofKappa },
        { variant: "lambda", loaded: ofLambda },
      ] as const;
      for (let number = 0; number <= trialCount; number++) {
        for (const { variant, loaded } of number % 2 === 0 ? pair : pair.toReversed()) {
          const run = await trial(loaded, variant, number);
          if (number > 0) runs[variant].push(run);
        }
      }
      return { kappa: ofKappa.pipeline.costs(), lambda: ofLambda.pipeline.costs() };
    }),
  );
  const entries = ["benchmarks/latency/latency.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa, lambda], workload });
  return [
    ...figuresOf(origin, "kappa", runs.kappa),
    ...figuresOf(origin, "lambda", runs.lambda),
    comparisonOf(origin, {
      id: "latency-p99",
      metric: "latency-ms-p99",
      of: "kappa",
      comparedWith: "lambda",
      better: "lower",
      pairs: runs.kappa.map(({ latencyMsP99 }, index) => ({
        of: latencyMsP99,
        comparedWith: runs.lambda[index]?.latencyMsP99 ?? Number.NaN,
      })),
    }),
    nodeCostOf(origin, "kappa", costs.kappa),
    nodeCostOf(origin, "lambda", costs.lambda),
  ];
}

function figuresOf(
  origin: EvidenceOrigin,
  subject: VariantId,
  runs: readonly OpenLoopRun[],
): readonly Figure[] {
  const figure = (percentile: "p50" | "p99", values: readonly number[]): Figure => {
    const id = `${subject}-latency-${percentile}`;
    const random = createRandom(origin.seed).split(id);
    const { estimate, low, high, level } = bootstrapInterval(values, { statistic: median, random });
    return {
      ...origin,
      kind: "figure",
      id,
      metric: `latency-ms-${percentile}`,
      subject,
      value: estimate,
      unit: "ms",
      interval: { low, high, level },
      sampleCount: values.length,
    };
  };
  return [
    figure(
      "p50",
      runs.map(({ latencyMsP50 }) => latencyMsP50),
    ),
    figure(
      "p99",
      runs.map(({ latencyMsP99 }) => latencyMsP99),
    ),
  ];
}

/** The costs that a runtime counted, as evidence: what calibrates a simulation. */
export function nodeCostOf(
  origin: EvidenceOrigin,
  subject: string,
  costs: readonly NodeCost[],
): NodeCostEvidence {
  const nodes = costs.map(({ node, ...cost }) => ({ nodeId: node, ...cost }));
  return { ...origin, kind: "node-cost", id: `${subject}-node-cost`, subject, nodes };
}
