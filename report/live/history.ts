import type { FreshnessClock, LiveState, PipelineReading } from "./live-state.ts";

/** What a line of a chart follows. */
type Measure = FreshnessClock["id"] | "latency-p50" | "latency-p99";
/** What was measured of a variant, each time that it was told, the oldest first. */
export type Trace = Readonly<{
  variant: string;
  measure: Measure;
  points: readonly Readonly<{ atMs: number; ms: number }>[];
}>;

export const historyMs = 60_000;

/** Adds what a state tells to the traces, and lets go of what is older than a minute. */
export function withState(traces: readonly Trace[], state: LiveState): readonly Trace[] {
  return state.variants.flatMap(({ id, reading }) =>
    measuredIn(reading).map(({ measure, ms }) => {
      const before = traces.find((trace) => trace.variant === id && trace.measure === measure);
      const points = (before?.points ?? []).filter(({ atMs }) => atMs > state.atMs - historyMs);
      return { variant: id, measure, points: [...points, { atMs: state.atMs, ms }] };
    }),
  );
}

function measuredIn({
  clocks,
  latency,
}: PipelineReading): readonly Readonly<{ measure: Measure; ms: number }>[] {
  return [
    ...clocks.map(({ id, freshnessMs }) => ({ measure: id, ms: freshnessMs })),
    ...(latency === null
      ? []
      : [
          { measure: "latency-p50" as const, ms: latency.msP50 },
          { measure: "latency-p99" as const, ms: latency.msP99 },
        ]),
  ];
}
