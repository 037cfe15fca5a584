import { dayMs } from "#kernel/units";
import type { LoadedNode, System } from "./system.ts";

/**
 * Gives the share of its workers' time that a node needs under its load, above 1 where they cannot keep up; null where
 * its work takes no time. Batches are taken to be full, as they are where it counts. A job's is that of its schedule.
 *
 * Source: the utilization law, U = lambda S.
 */
export function utilizationNeeded(loaded: LoadedNode, system: System): number | null {
  const { node, rate, cost, workers, toEachPerSecond } = loaded;
  if (cost === null) return null;
  switch (node.kind) {
    case "stream":
    case "processor":
    case "view":
    case "egress": {
      const batchMax = node.kind === "egress" ? 1 : system.options.assumptions.batchEventsMax;
      const eventNs = cost.perEventNs + (cost.perBatchNs + cost.perCommitNs) / batchMax;
      return (toEachPerSecond + (rate.perSecond - toEachPerSecond) / workers) * eventNs * 1e-9;
    }
    case "table-sink":
    case "job": {
      const rows = node.kind === "job" ? rowsHeld(loaded, system) : (rate.perSecond * node.everyMs) / 1000;
      return runMs(loaded, rows) / node.everyMs;
    }
    case "source":
    case "landing":
    case "table":
    case "endpoint":
      return null;
  }
}

/** Whether every node keeps up, each needing less than all of its workers' time. */
export function carriesLoad(system: System): boolean {
  return system.nodes.every((loaded) => (utilizationNeeded(loaded, system) ?? 0) < 1);
}

/** What a run of a sink or a job over so many rows takes; workers share the rows, not the commit. */
export function runMs({ cost, workers }: LoadedNode, rows: number): number {
  if (cost === null) return 0;
  return ((rows * cost.perEventNs) / workers + cost.perBatchNs + cost.perCommitNs) * 1e-6;
}

/** How many rows a job reads: all that its inputs hold, which came at the mean rate for as long as they keep it. */
export function rowsHeld({ node }: LoadedNode, system: System): number {
  if (node.kind !== "job") return 0;
  return Object.values(node.reads).reduce(
    (sum, input) => sum + (system.meanPerSecond.get(input.id) ?? 0) * input.retentionDays * (dayMs / 1000),
    0,
  );
}

/** The part of `utilizationNeeded` that no load changes: what the commits of a schedule take. */
export function utilizationFixed({ node, cost }: LoadedNode): number {
  if (cost === null || (node.kind !== "table-sink" && node.kind !== "job")) return 0;
  return ((cost.perBatchNs + cost.perCommitNs) * 1e-6) / node.everyMs;
}
