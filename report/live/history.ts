import type { FreshnessClock, LiveState } from "./live-state.ts";

/** One line of the chart of freshness: which clock of which variant. */
type Track = Readonly<{ variant: string; clock: FreshnessClock["id"] }>;
/** How stale an answer was, each time that it was told, the oldest first. */
export type Trace = Track & Readonly<{ points: readonly Readonly<{ atMs: number; freshnessMs: number }>[] }>;

export const historyMs = 60_000;

/** Adds what a state tells to the traces, and lets go of what is older than a minute. */
export function withState(traces: readonly Trace[], state: LiveState): readonly Trace[] {
  return state.variants.flatMap(({ id, reading }) =>
    reading.clocks.map((clock) => {
      const before = traces.find((trace) => trace.variant === id && trace.clock === clock.id);
      const points = (before?.points ?? []).filter(({ atMs }) => atMs > state.atMs - historyMs);
      return {
        variant: id,
        clock: clock.id,
        points: [...points, { atMs: state.atMs, freshnessMs: clock.freshnessMs }],
      };
    }),
  );
}
