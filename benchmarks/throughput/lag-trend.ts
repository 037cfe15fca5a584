import { leastSquaresSlope } from "#kernel/statistics";
import type { OpenLoopRun } from "../load/open-loop.ts";

/** Lag may grow by this much a ms of the plan, in ms, and still be noise: one per cent of the load is left undone. */
const lagSlopeMax = 0.01;

/**
 * How fast a pipeline falls behind its plan: ms of lag gained in a ms, over the latter half of the plan, where the first
 * batches and their compilation no longer count. A pipeline that works off all at once, late, is judged by its lag.
 */
export function lagTrend(lag: OpenLoopRun["lag"], plannedMs: number): number {
  const latter = lag.filter(({ x }) => x >= plannedMs / 2);
  const [first, second] = latter;
  if (first !== undefined && second !== undefined) return leastSquaresSlope(latter);
  return (lag.at(-1)?.y ?? 0) / plannedMs;
}

/**
 * Whether a pipeline kept up with a plan: it was not given up, its lag does not grow beyond noise, and it ended within
 * the objective. A short probe ends before its lag has grown far, so both are asked.
 */
export function keptUp(
  { lag, gaveUp }: Pick<OpenLoopRun, "lag" | "gaveUp">,
  { plannedMs, objectiveMs }: Readonly<{ plannedMs: number; objectiveMs: number }>,
): boolean {
  if (gaveUp) return false;
  const lastMs = lag.at(-1)?.y ?? 0;
  return lagTrend(lag, plannedMs) <= lagSlopeMax + noiseOf(lag, plannedMs) && lastMs <= objectiveMs;
}

/**
 * What the slope of a lag that does not grow at all can still show: its standard error, twice.
 *
 * Source: ordinary least squares, se = sqrt(residual variance / sum((x - mx)^2)).
 */
function noiseOf(lag: OpenLoopRun["lag"], plannedMs: number): number {
  const latter = lag.filter(({ x }) => x >= plannedMs / 2);
  if (latter.length < 3) return 0;
  const slope = leastSquaresSlope(latter);
  const meanX = latter.reduce((sum, { x }) => sum + x, 0) / latter.length;
  const meanY = latter.reduce((sum, { y }) => sum + y, 0) / latter.length;
  let residuals = 0;
  let spread = 0;
  for (const { x, y } of latter) {
    residuals += (y - meanY - slope * (x - meanX)) ** 2;
    spread += (x - meanX) ** 2;
  }
  return 2 * Math.sqrt(residuals / (latter.length - 2) / spread);
}
