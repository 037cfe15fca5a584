import { nodesOf } from "#model";
import type { Rate, Topology } from "#model";
import { meanRateOf, type RateProfile } from "../records/rate-profile.ts";
import { solveTraffic } from "./traffic.ts";
import type { Way } from "./ways.ts";

/** Which of a source's modelled rates: the year's mean, an evening's peak, the busiest day; or a day with all three. */
export type Load = "mean" | "evening" | "busiest" | "day";

/** `times` multiplies every rate; a day is squeezed into `dayMs`, with its rates as they are. */
export type LoadOptions = Readonly<{ load: Load; times: number; dayMs: number }>;

/** Records per second that reach a node; assumed where a fan-out on the way to it is. */
export type NodeRate = Readonly<{ perSecond: number; assumed: boolean }>;

/** Gives a source's rate over time under a load. */
export function profileOf(rate: Rate, { load, times, dayMs }: LoadOptions): RateProfile {
  switch (load) {
    case "mean":
      return { kind: "steady", perSecond: rate.meanPerSecond * times };
    case "evening":
      return { kind: "steady", perSecond: rate.eveningPeakPerSecond * times };
    case "busiest":
      return { kind: "steady", perSecond: rate.busiestPerSecond * times };
    case "day":
      return {
        kind: "day",
        dayMs,
        meanPerSecond: rate.meanPerSecond * times,
        eveningPeakPerSecond: rate.eveningPeakPerSecond * times,
        burstPerSecond: rate.busiestPerSecond * times,
      };
  }
}

/**
 * Gives the mean rate at every node.
 *
 * @throws {SimulatorError} `RATES_DIVERGE`.
 */
export function nodeRatesOf(
  topology: Topology,
  ways: readonly Way[],
  options: LoadOptions,
): ReadonlyMap<string, NodeRate> {
  const entering = nodesOf(topology, "source").map(
    ({ id, rate }) => [id, meanRateOf(profileOf(rate, options))] as const,
  );
  const rates = solveTraffic(new Map(entering), ways);
  const assumed = new Set<string>();
  for (let size = -1; size < assumed.size; ) {
    size = assumed.size;
    for (const { from, to, basis } of ways) if (basis === "assumed" || assumed.has(from)) assumed.add(to);
  }
  return new Map(
    topology.nodes.map(({ id }) => [id, { perSecond: rates.get(id) ?? 0, assumed: assumed.has(id) }]),
  );
}
