import type { NodeKind } from "#model";
import type { Basis } from "../costs/basis.ts";
import { type NodeEstimate, type Replications, replicate } from "../records/replicate.ts";
import { runSchedules } from "../schedules/run-schedules.ts";
import { type Limit, limitsOf } from "./limits.ts";
import { type AnswerAge, type Freshness, answerAgesOf, freshnessOf } from "./freshness.ts";
import type { System } from "./system.ts";
import { toNetwork } from "./to-network.ts";
import { toSchedules } from "./to-schedules.ts";
import { carriesLoad, utilizationNeeded } from "./utilization.ts";

/** What one node is expected to do. */
export type NodePrediction = Readonly<{
  id: string;
  kind: NodeKind;
  /** Records per second that reach it, and whether a fan-out on their way is assumed. */
  perSecond: number;
  rateAssumed: boolean;
  /** What its cost rests on; null where its work takes no time. */
  costBasis: Basis | null;
  workers: number;
  /** The share of its workers' time that its load needs, above 1 where they cannot keep up; null where it takes none. */
  utilizationNeeded: number | null;
  /** Null for what records do not pass one by one: tables, endpoints, and what works on a schedule. */
  simulated: NodeEstimate | null;
  /** How long a run on its schedule takes, in ms; null for what has none. */
  runMsMean: number | null;
}>;

export type Prediction = Readonly<{
  topologyId: string;
  /** Whether every node keeps up: it needs less than all of its workers' time. */
  stable: boolean;
  /** How many cores all nodes together keep busy under this load, batches full, schedules included. */
  coresNeeded: number;
  nodes: readonly NodePrediction[];
  freshness: readonly Freshness[];
  answers: readonly AnswerAge[];
  /** Up to which multiple of the rates each node keeps up, the least first. */
  limits: readonly Limit[];
  /** Events of the simulation, and records that reached a node, over all replications. */
  eventCount: number;
  visitCount: number;
}>;

/**
 * Predicts how a system behaves: simulates its records one by one, and then its schedules, which see the records' lag.
 * The two have scales of their own, so that a nightly job at a load of the busiest second takes no night to simulate.
 *
 * @throws {SimulatorError} `NETWORK_INVALID`.
 * @throws {InvariantError} under two replications.
 */
export function predict(system: System, replications: Replications): Prediction {
  const records = replicate(toNetwork(system), replications);
  const estimates = new Map(records.nodes.map((node) => [node.id, node]));
  // What is fed from a stream is complete only when nearly all records are there: the tail counts, not the middle.
  const lagMs = new Map(records.nodes.map(({ id, latencyMs }) => [id, latencyMs?.p99.estimate ?? 0]));
  const { inflows, tasks } = toSchedules(system, lagMs);
  const schedules = runSchedules(inflows, tasks);
  const runMs = new Map(schedules.tasks.map(({ id, runMsMean }) => [id, runMsMean]));
  const nodes = system.nodes.map((loaded) => ({
    id: loaded.node.id,
    kind: loaded.node.kind,
    perSecond: loaded.rate.perSecond,
    rateAssumed: loaded.rate.assumed,
    costBasis: loaded.cost?.basis ?? null,
    workers: loaded.workers,
    utilizationNeeded: utilizationNeeded(loaded, system),
    simulated: estimates.get(loaded.node.id) ?? null,
    runMsMean: runMs.get(loaded.node.id) ?? null,
  }));
  const freshness = freshnessOf(system, estimates, schedules.agesMs);
  return {
    topologyId: system.options.topology.id,
    stable: carriesLoad(system),
    coresNeeded: nodes.reduce((sum, node) => sum + (node.utilizationNeeded ?? 0) * node.workers, 0),
    nodes,
    freshness,
    answers: answerAgesOf(system, freshness),
    limits: limitsOf(system),
    eventCount: records.eventCount,
    visitCount: records.visitCount,
  };
}
