import { meanRateOf } from "../records/rate-profile.ts";
import type { Network, NetworkNode } from "../records/network.ts";
import { runNetwork } from "../records/run-network.ts";
import type { System } from "./system.ts";
import { toNetwork } from "./to-network.ts";
import { utilizationFixed, utilizationNeeded } from "./utilization.ts";

/** How many times its rates a node can take. */
export type Limit = Readonly<{ id: string; multiple: number }>;

/**
 * Gives for each node whose work takes time the multiple of the system's rates up to which it keeps up, the least first:
 * that is the system's capacity, and its node the bottleneck.
 *
 * Source: bottleneck analysis by the utilization law; P. Denning and J. Buzen, The Operational Analysis of Queueing
 * Network Models (1978).
 */
export function limitsOf(system: System): readonly Limit[] {
  const limits = system.nodes.flatMap((loaded) => {
    const needed = utilizationNeeded(loaded, system);
    const fixed = utilizationFixed(loaded);
    if (needed === null || needed <= fixed) return [];
    return [{ id: loaded.node.id, multiple: Math.max(0, (1 - fixed) / (needed - fixed)) }];
  });
  return limits.toSorted((one, two) => one.multiple - two.multiple);
}

/** A probe lets this many records reach the bottleneck at least, and this many full batches. */
const probe = { recordCountMin: 50_000, batchCountMin: 60, warmUpShare: 0.2, growthShareMax: 0.02 } as const;
const halvings = 6;

/**
 * Searches the first limit among the nodes that records pass one by one, by simulation: steady Poisson arrivals at a
 * multiple of the rates, halving between half and half more of what `limitsOf` says, until the node's backlog grows.
 * Only the node and what leads to it are run.
 *
 * @returns The multiple within about 3 %, and the node; null where no such node's work takes time.
 */
export function searchCapacity(system: System, seed: string): Limit | null {
  const stations = toNetwork(system);
  const isStation = (id: string): boolean =>
    stations.some((node) => node.id === id && node.work.kind === "station");
  const limit = limitsOf(system).find(({ id, multiple }) => isStation(id) && multiple > 0);
  if (limit === undefined) return null;
  const network = leadingTo(limit.id, stations);
  const bottleneck = network.find(({ id }) => id === limit.id);
  if (bottleneck?.work.kind !== "station") return null;
  const { batchRecordsMax, serverCount } = bottleneck.work;
  const recordCount = Math.max(probe.recordCountMin, probe.batchCountMin * batchRecordsMax * serverCount);
  const ratePerSecond = system.nodes.find(({ node }) => node.id === bottleneck.id)?.rate.perSecond ?? 0;
  const keepsUp = (multiple: number): boolean => {
    const measuredMs = (recordCount * 1000) / (ratePerSecond * multiple);
    const { nodes } = runNetwork(steadied(network, multiple), {
      length: { warmUpMs: measuredMs * probe.warmUpShare, measuredMs },
      seed,
    });
    const grown = nodes.find(({ id }) => id === bottleneck.id)?.grown ?? 0;
    return grown <= probe.growthShareMax * recordCount;
  };
  let low = limit.multiple / 2;
  let high = limit.multiple * 1.5;
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (keepsUp(middle)) low = middle;
    else high = middle;
  }
  return { id: limit.id, multiple: (low + high) / 2 };
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
