import { leastSquaresSlope, mean } from "#kernel/statistics";
import { nodesOf } from "#model";
import type { Assumptions, NodeCostEvidence, NodeCostNs, NodeCostRow, Topology, WorkingKind } from "#model";
import { decodedStreams } from "../rates/ways.ts";
import type { Basis } from "./basis.ts";

export type NodeCostBasis = NodeCostNs & Readonly<{ basis: Basis }>;

/**
 * Gives what the work of each node costs: what was measured of it in this topology, else in another one, else what is
 * assumed of it or of its kind. A stream costs the decoding of what came from outside, a view the folding of what
 * processors write; other streams and views cost nothing.
 */
export function nodeCostsOf(
  topology: Topology,
  { evidence, assumptions }: Readonly<{ evidence: readonly NodeCostEvidence[]; assumptions: Assumptions }>,
): ReadonlyMap<string, NodeCostBasis> {
  const decoded = decodedStreams(topology);
  const folded = new Set(
    nodesOf(topology, "processor").flatMap(({ writes }) => Object.values(writes).map(({ id }) => id)),
  );
  const costs = new Map<string, NodeCostBasis>();
  for (const { id, kind } of topology.nodes) {
    if (!isWorking(kind)) continue;
    if ((kind === "stream" && !decoded.has(id)) || (kind === "view" && !folded.has(id))) continue;
    const own = rowsOf(
      id,
      evidence.filter(({ subject }) => subject === topology.id),
    );
    const rows = own.length > 0 ? own : rowsOf(id, evidence);
    costs.set(
      id,
      rows.length > 0
        ? { ...measuredCost(rows), basis: "measured" }
        : { ...(assumptions.costByNode[id] ?? assumptions.costByKind[kind]), basis: "assumed" },
    );
  }
  return costs;
}

function isWorking(kind: string): kind is WorkingKind {
  return ["stream", "processor", "view", "egress", "table-sink", "job"].includes(kind);
}

function rowsOf(id: string, evidence: readonly NodeCostEvidence[]): readonly NodeCostRow[] {
  return evidence.flatMap(({ nodes }) =>
    nodes.filter(({ nodeId, events, batches }) => nodeId === id && events > 0 && batches > 0),
  );
}

/** Below this ratio between the batch sizes of two runs, the cost of a batch cannot be told from that of its records. */
const batchSizeRatioMin = 2;

/**
 * Splits what runs cost into parts. One run, or several with batches of like size, gives the cost of an event with its
 * share of the batch; runs with batches of other sizes give the two apart.
 *
 * Source: least squares of busy time per event over batches per event.
 */
export function measuredCost(rows: readonly NodeCostRow[]): NodeCostNs {
  const total = (of: (row: NodeCostRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const events = total((row) => row.events);
  const perCommitNs = total(({ commitNs }) => commitNs) / total(({ batches }) => batches);
  const together = { perEventNs: total(({ busyNs }) => busyNs) / events, perBatchNs: 0, perCommitNs };
  const points = rows.map((row) => ({ x: row.batches / row.events, y: row.busyNs / row.events }));
  const sizes = points.map(({ x }) => x);
  if (Math.max(...sizes) < batchSizeRatioMin * Math.min(...sizes)) return together;
  const perBatchNs = leastSquaresSlope(points);
  const perEventNs = mean(points.map(({ y }) => y)) - perBatchNs * mean(sizes);
  return perBatchNs >= 0 && perEventNs > 0 ? { perEventNs, perBatchNs, perCommitNs } : together;
}
