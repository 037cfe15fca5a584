import { invariant } from "#kernel/invariant";
import { type Interval, mean } from "#kernel/statistics";
import { meanInterval } from "#kernel/student";
import type { Network } from "./network.ts";
import { type NodeTally, type RunLength, runNetwork } from "./run-network.ts";

/** The middle and the tail of a time, in ms, each with its interval over the replications. */
export type TimeSpread = Readonly<{ mean: Interval; p50: Interval; p90: Interval; p99: Interval }>;

/** What a station is expected to do: means over time, each with its interval. */
export type StationEstimate = Readonly<{
  /** The share of the servers' time that is busy, in 0..1. */
  utilization: Interval;
  inQueueMean: Interval;
  inSystemMean: Interval;
  /** By how many records the backlog grows each second; about 0 where the station keeps up. */
  backlogGrowthPerSecond: Interval;
  /** From arrival to the start of service, and to departure; null where no record came. */
  waitMs: TimeSpread | null;
  sojournMs: TimeSpread | null;
}>;

export type NodeEstimate = Readonly<{
  id: string;
  throughputPerSecond: Interval;
  station: StationEstimate | null;
  /** Of an observed node: time since the record entered the network, and how stale what it shows is, in ms. */
  latencyMs: TimeSpread | null;
  stalenessMs: Readonly<{ p50: Interval; p99: Interval }> | null;
}>;

export type NetworkEstimate = Readonly<{
  nodes: readonly NodeEstimate[];
  replicationCount: number;
  eventCount: number;
  visitCount: number;
}>;

export type Replications = Readonly<{ length: RunLength; seed: string; replicationCount: number }>;

/**
 * Runs a network several times, each with chance of its own, and gives means with Student's intervals at 0.95.
 *
 * @throws {InvariantError} under two replications: they show no spread.
 * @throws {SimulatorError} `NETWORK_INVALID`.
 * Source: the method of independent replications, A. M. Law, Simulation Modeling and Analysis, chapter 9.
 */
export function replicate(
  network: Network,
  { length, seed, replicationCount }: Replications,
): NetworkEstimate {
  invariant(replicationCount >= 2, `an interval needs two replications: ${replicationCount}`);
  const drafts = network.map(
    ({ id, work }) => new NodeSamples(id, work.kind === "station" ? work.serverCount : 0),
  );
  let eventCount = 0;
  let visitCount = 0;
  for (let number = 1; number <= replicationCount; number++) {
    const run = runNetwork(network, { length, seed: `${seed}/replication-${number}` });
    eventCount += run.eventCount;
    visitCount += run.visitCount;
    run.nodes.forEach((tally, index) => drafts[index]?.take(tally, length.measuredMs));
  }
  return { nodes: drafts.map((draft) => draft.estimate()), replicationCount, eventCount, visitCount };
}

type Sampled = "throughput" | "utilization" | "inQueue" | "inSystem" | "growth";
type Spread = "wait" | "sojourn" | "latency";

/** What the replications gave for one node; histograms are read as they come, and not kept. */
class NodeSamples {
  readonly #id: string;
  readonly #serverCount: number;
  readonly #values = new Map<string, number[]>();

  constructor(id: string, serverCount: number) {
    this.#id = id;
    this.#serverCount = serverCount;
  }

  take({ departed, grown, station, observed }: NodeTally, measuredMs: number): void {
    this.#add("throughput", (departed * 1000) / measuredMs);
    if (station !== null) {
      this.#add("utilization", station.busyArea / (measuredMs * this.#serverCount));
      this.#add("inQueue", station.queueArea / measuredMs);
      this.#add("inSystem", station.systemArea / measuredMs);
      this.#add("growth", (grown * 1000) / measuredMs);
      this.#addSpread("wait", station.waits);
      this.#addSpread("sojourn", station.sojourns);
    }
    if (observed !== null && observed.latencies.count > 0) {
      this.#addSpread("latency", observed.latencies);
      const [p50 = 0, p99 = 0] = observed.staleness.quantilesMs([0.5, 0.99]);
      this.#add("staleness-p50", p50);
      this.#add("staleness-p99", p99);
    }
  }

  estimate(): NodeEstimate {
    return {
      id: this.#id,
      throughputPerSecond: this.#interval("throughput"),
      station: this.#serverCount === 0 ? null : this.#station(),
      latencyMs: this.#spread("latency"),
      stalenessMs: this.#values.has("staleness-p50")
        ? { p50: this.#interval("staleness-p50"), p99: this.#interval("staleness-p99") }
        : null,
    };
  }

  #station(): StationEstimate {
    return {
      utilization: this.#interval("utilization"),
      inQueueMean: this.#interval("inQueue"),
      inSystemMean: this.#interval("inSystem"),
      backlogGrowthPerSecond: this.#interval("growth"),
      waitMs: this.#spread("wait"),
      sojournMs: this.#spread("sojourn"),
    };
  }

  #add(name: Sampled | `${Spread}-${string}` | `staleness-${string}`, value: number): void {
    const values = this.#values.get(name);
    if (values === undefined) this.#values.set(name, [value]);
    else values.push(value);
  }

  #addSpread(name: Spread, times: NonNullable<NodeTally["station"]>["waits"]): void {
    if (times.count === 0) return;
    this.#add(`${name}-mean`, times.meanMs());
    this.#add(`${name}-p50`, times.quantileMs(0.5));
    this.#add(`${name}-p90`, times.quantileMs(0.9));
    this.#add(`${name}-p99`, times.quantileMs(0.99));
  }

  #spread(name: Spread): TimeSpread | null {
    if (!this.#values.has(`${name}-mean`)) return null;
    return {
      mean: this.#interval(`${name}-mean`),
      p50: this.#interval(`${name}-p50`),
      p90: this.#interval(`${name}-p90`),
      p99: this.#interval(`${name}-p99`),
    };
  }

  /** A node that but one replication reached shows no spread: its bounds are the value itself, at level 0. */
  #interval(name: string): Interval {
    const values = this.#values.get(name) ?? [];
    if (values.length > 1) return meanInterval(values);
    const estimate = mean(values);
    return { estimate, low: estimate, high: estimate, level: 0 };
  }
}
