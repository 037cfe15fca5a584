import { flowsOf } from "#model";
import type { Assumptions, Node, NodeCostEvidence, Topology } from "#model";
import { type NodeCostBasis, nodeCostsOf } from "../costs/node-costs.ts";
import { fanOutsOf } from "../rates/fan-out.ts";
import { type LoadOptions, type NodeRate, nodeRatesOf } from "../rates/node-rates.ts";
import { type Way, waysOf } from "../rates/ways.ts";
import { SimulatorError } from "../simulator-error.ts";
import { type WorkerCounts, workersOf } from "./worker-counts.ts";

/** What is predicted: a topology under a load, with its workers, by what was measured and what is assumed. */
export type SystemOptions = LoadOptions &
  Readonly<{
    topology: Topology;
    workers: WorkerCounts;
    evidence: readonly NodeCostEvidence[];
    assumptions: Assumptions;
  }>;

/** A node with all that decides how busy it is. */
export type LoadedNode = Readonly<{
  node: Node;
  rate: NodeRate;
  /** Null where the node's work takes no time. */
  cost: NodeCostBasis | null;
  workers: number;
  /** The part of the rate that each worker gets whole; the rest is shared out among them. */
  toEachPerSecond: number;
}>;

/** A topology with rates, costs and workers: what the simulation and the sums on paper both start from. */
export type System = Readonly<{
  options: SystemOptions;
  ways: readonly Way[];
  nodes: readonly LoadedNode[];
  /** Records per second at each node over a year, whatever the load: what fills the tables. */
  meanPerSecond: ReadonlyMap<string, number>;
}>;

/**
 * Joins a topology with its load and its costs.
 *
 * @throws {SimulatorError} `TOPOLOGY_INCOMPLETE` for a flow to a node that is not there, `RATES_DIVERGE`.
 */
export function loadSystem(options: SystemOptions): System {
  const { topology, workers, evidence, assumptions } = options;
  const present = new Set(topology.nodes.map(({ id }) => id));
  const absent = flowsOf(topology).flatMap(({ from, to }) => [from, to].filter((id) => !present.has(id)));
  if (absent.length > 0) {
    throw new SimulatorError(
      "TOPOLOGY_INCOMPLETE",
      `Flows of ${topology.id} name ${[...new Set(absent)].join(", ")}; put these nodes into its list.`,
    );
  }
  const fanOuts = fanOutsOf(topology, { evidence, assumptions });
  const ways = waysOf(topology, { fanOuts, rejectedShare: assumptions.rejectedShare });
  const rates = nodeRatesOf(topology, ways, options);
  const meanRates = nodeRatesOf(topology, ways, { ...options, load: "mean" });
  const costs = nodeCostsOf(topology, { evidence, assumptions });
  const nodes = topology.nodes.map((node) => ({
    node,
    rate: rates.get(node.id) ?? { perSecond: 0, assumed: false },
    cost: costs.get(node.id) ?? null,
    workers: workersOf(node, workers),
    toEachPerSecond: ways
      .filter(({ to, toEach }) => to === node.id && toEach)
      .reduce((sum, { from, factor }) => sum + (rates.get(from)?.perSecond ?? 0) * factor, 0),
  }));
  const meanPerSecond = new Map(Array.from(meanRates, ([id, { perSecond }]) => [id, perSecond]));
  return { options, ways, nodes, meanPerSecond };
}
