import type { Network, NetworkNode } from "../records/network.ts";
import { meanRateOf } from "../records/rate-profile.ts";
import { runNetwork } from "../records/run-network.ts";
import { type Limit, limitsOf } from "./limits.ts";
import type { System } from "./system.ts";
import { toNetwork } from "./to-network.ts";

/** The search begins between these multiples of what the sums on paper say. */
const bracket = { low: 0.8, high: 1.25 } as const;
const halvings = 4;
/** Records that a probe lets pass: enough to see the bottleneck's backlog grow, and not more than take a second or so. */
const probe = { recordCount: 50_000, batchCount: 60, visitCountMax: 1_500_000, warmUpShare: 0.2 } as const;

/**
 * Searches the first limit among the nodes that records pass one by one, by simulation: steady Poisson arrivals at a
 * multiple of the rates, halving around what `limitsOf` says until the node's backlog grows. Only the node and what
 * leads to it are run.
 *
 * @returns The multiple within about 5 %, and the node; null where no such node's work takes time.
 */
export function searchCapacity(system: System, seed: string): Limit | null {
  const stations = toNetwork(system);
  const isStation = (id: string): boolean =>
    stations.some((node) => node.id === id && node.work.kind === "station");
  const limit = limitsOf(system).find(({ id, multiple }) => isStation(id) && multiple > 0);
  if (limit === undefined) return null;
  const network = leadingTo(limit.id, stations);
  const rateOf = (id: string): number => system.nodes.find(({ node }) => node.id === id)?.rate.perSecond ?? 0;
  const ratePerSecond = rateOf(limit.id);
  const visitsPerRecord = network.reduce((sum, { id }) => sum + rateOf(id), 0) / ratePerSecond;
  const batchRecords = batchRecordsOf(network, limit.id);
  const recordCount = Math.min(
    Math.max(probe.recordCount, probe.batchCount * batchRecords),
    probe.visitCountMax / visitsPerRecord,
  );
  // Less growth than this is the chance of arrivals, or a batch that is under way.
  const growthShareMax = Math.max(0.02, 3 / Math.sqrt(recordCount), (2 * batchRecords) / recordCount);
  const keepsUp = (multiple: number): boolean => {
    const measuredMs = (recordCount * 1000) / (ratePerSecond * multiple);
    const { nodes } = runNetwork(steadied(network, multiple), {
      length: { warmUpMs: measuredMs * probe.warmUpShare, measuredMs },
      seed,
    });
    return (nodes.find(({ id }) => id === limit.id)?.grown ?? 0) <= growthShareMax * recordCount;
  };
  let low = limit.multiple * bracket.low;
  let high = limit.multiple * bracket.high;
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (keepsUp(middle)) low = middle;
    else high = middle;
  }
  return { id: limit.id, multiple: (low + high) / 2 };
}

/** How many records leave the node at once at most, all its servers together. */
function batchRecordsOf(network: Network, id: string): number {
  const work = network.find((node) => node.id === id)?.work;
  return work?.kind === "station" && work.batchRecordsMax > 1 ? work.batchRecordsMax * work.serverCount : 1;
}

function leadingTo(id: string, network: Network): Network {
  const leading = new Set([id]);
  for (let size = 0; size < leading.size; ) {
    size = leading.size;
    for (const node of network) if (node.to.some(({ to }) => leading.has(to))) leading.add(node.id);
  }
  return network
    .filter((node) => leading.has(node.id))
    .map(({ id: nodeId, work, to }) => ({
      id: nodeId,
      work,
      to: to.filter((edge) => leading.has(edge.to)),
      observed: false,
    }));
}

function steadied(network: Network, multiple: number): Network {
  return network.map((node): NetworkNode => {
    if (node.work.kind !== "arrivals") return node;
    const perSecond = meanRateOf(node.work.profile) * multiple;
    return { ...node, work: { kind: "arrivals", profile: { kind: "steady", perSecond } } };
  });
}
