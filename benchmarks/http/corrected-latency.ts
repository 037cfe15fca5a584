import type { Histogram } from "hdr-histogram-js";
import { countLatency } from "../load/latency-histogram.ts";

/** One answer, and the load that it was asked under. */
export type Answered = Readonly<{ responseMs: number; requestsPerSecond: number; connections: number }>;

/**
 * Counts an answer, and the requests that its connection should have sent while it waited for it: each would have waited
 * for what was then left. A load tool that waits for answers sends less just when the server stalls.
 *
 * Source: G. Tene's correction for coordinated omission, as HdrHistogram's recordValueWithExpectedInterval makes it.
 */
export function recordCorrected(
  histogram: Histogram,
  { responseMs, requestsPerSecond, connections }: Answered,
): void {
  const intervalMs = (1000 * connections) / requestsPerSecond;
  for (let waitMs = responseMs; waitMs > 0; waitMs -= intervalMs) {
    if (waitMs < responseMs && waitMs < intervalMs) break;
    countLatency(histogram, waitMs);
  }
}
