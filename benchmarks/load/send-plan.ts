import { exponential } from "#kernel/distributions";
import type { Random } from "#kernel/random";
import type { Arrival } from "#generators";

/** What is sent, and when: `atMs` of each, counted from the start of the plan, ascending. */
export type SendPlan = Readonly<{ arrivals: readonly Arrival[]; atMs: Float64Array }>;

/** Plans the sending of arrivals as independent customers would: gaps are exponential. */
export function planSending(
  arrivals: readonly Arrival[],
  { ratePerSecond, random }: Readonly<{ ratePerSecond: number; random: Random }>,
): SendPlan {
  let nowMs = 0;
  const atMs = Float64Array.from(arrivals, () => (nowMs += exponential(random, 1000 / ratePerSecond)));
  return { arrivals, atMs };
}
