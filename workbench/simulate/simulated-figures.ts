import type { Interval } from "#kernel/statistics";
import type { EvidenceOrigin, Figure } from "#model";
import type { Limit, Prediction } from "#simulators";

/** What is told apart by name: a metric holds at its load, and `-x3` says three times its rates. */
export type SimulatedLoad = Readonly<{ load: string; times: number }>;

/** The end of a metric's name: `at-busiest`, or `at-busiest-x3`. */
export function atLoad({ load, times }: SimulatedLoad): string {
  return times === 1 ? `at-${load}` : `at-${load}-x${String(times).replace(".", "-")}`;
}

/** What one prediction comes to: its metrics name the node, the quantity and the load, its subject is the topology. */
export type Predicted = SimulatedLoad &
  Readonly<{ prediction: Prediction; searched: Limit | null; replicationCount: number }>;

/**
 * Makes figures of a prediction: how old each answer is, how late effects on people are, how many cores are busy, and
 * up to which multiple of its rates the topology keeps up. Where it does not keep up now, ages have no end and are left out.
 */
export function simulatedFigures(origin: EvidenceOrigin, predicted: Predicted): readonly Figure[] {
  const { prediction, searched } = predicted;
  const [first] = prediction.limits;
  const found: readonly Found[] = [
    ...(first === undefined ? [] : [{ name: "capacity", unit: "×", found: exactly(first.multiple) }]),
    ...(searched === null
      ? []
      : [{ name: "record-capacity", unit: "×", found: { ...exactly(searched.multiple), level: 0 } }]),
    { name: "cores", unit: "cores", found: exactly(prediction.coresNeeded) },
    ...(prediction.stable ? agesOf(prediction) : []),
  ];
  return found.map((one) => figureOf(origin, predicted, one));
}

type Found = Readonly<{ name: string; unit: string; found: Interval }>;

/** A figure without chance: its bounds are itself. */
function exactly(estimate: number): Interval {
  return { estimate, low: estimate, high: estimate, level: 1 };
}

/** What people notice: how late an effect reaches them, and how old an answer is. The prediction itself has the rest. */
function agesOf({ freshness, answers }: Prediction): readonly Found[] {
  return [
    ...freshness.flatMap(({ id, kind, latencyMs }) =>
      kind !== "egress" || latencyMs === null
        ? []
        : [{ name: `${id}-latency-ms-p99`, unit: "ms", found: latencyMs.p99 }],
    ),
    ...answers.flatMap(({ id, freshestMs, oldestMs }) => [
      { name: `${id}-freshest-age-ms-p99`, unit: "ms", found: freshestMs.p99 },
      { name: `${id}-age-ms-p99`, unit: "ms", found: oldestMs.p99 },
    ]),
  ];
}

function figureOf(origin: EvidenceOrigin, predicted: Predicted, { name, unit, found }: Found): Figure {
  const { prediction, replicationCount } = predicted;
  const metric = `${name}-${atLoad(predicted)}`;
  return {
    ...origin,
    kind: "figure",
    id: `simulated-${prediction.topologyId}-${metric}`,
    metric,
    subject: prediction.topologyId,
    value: found.estimate,
    unit,
    interval: boundsOf(found),
    sampleCount: found.level === 1 ? 1 : replicationCount,
  };
}

/** Level 0 says that the spread is not known. No age is below 0, whatever Student's distribution says. */
function boundsOf({ low, high, level }: Interval): Figure["interval"] {
  return level === 0 ? null : { low: Math.max(0, low), high, level };
}
