import { BinaryHeap } from "#kernel/binary-heap";
import { invariant } from "#kernel/invariant";
import { type Random, createRandom } from "#kernel/random";
import { checkNetwork } from "./check-network.ts";
import { DurationHistogram } from "./duration-histogram.ts";
import type { Network, NetworkNode } from "./network.ts";
import { nextArrivalMs } from "./rate-profile.ts";
import type { RateProfile } from "./rate-profile.ts";
import { Staleness } from "./staleness.ts";
import { StationRun, type StationTally } from "./station-run.ts";

/** How long a run is: what happens in the warm-up is thrown away. */
export type RunLength = Readonly<{ warmUpMs: number; measuredMs: number }>;

/** What one node did over the measured time. */
export type NodeTally = Readonly<{
  id: string;
  /** Records that came and went over the whole run, the warm-up included, and those there at its end. */
  total: Readonly<{ arrived: number; departed: number; left: number }>;
  /** How many records left over the measured time. */
  departed: number;
  /** How many more records are there at the end than at the end of the warm-up. */
  grown: number;
  station: StationTally | null;
  /** Of an observed node: time since a record entered the network, and how stale what it shows is. */
  observed: Readonly<{ latencies: DurationHistogram; staleness: Staleness }> | null;
}>;

export type NetworkRun = Readonly<{
  nodes: readonly NodeTally[];
  measuredMs: number;
  /** Events of the queue that were carried out, and records that reached a node: over the whole run. */
  eventCount: number;
  visitCount: number;
}>;

/**
 * Runs a network once: open Poisson arrivals, queues in order of arrival, batches that leave together.
 *
 * @returns The same for the same network, length and seed, to the last bit.
 * @throws {SimulatorError} `NETWORK_INVALID`.
 */
export function runNetwork(
  network: Network,
  { length, seed }: Readonly<{ length: RunLength; seed: string }>,
): NetworkRun {
  checkNetwork(network);
  return new Simulation(network, length, createRandom(seed)).run();
}

type Way = Readonly<{ node: RunningNode; whole: number; rest: number; toEach: boolean }>;
type RunningNode = {
  readonly id: string;
  readonly station: StationRun | null;
  readonly latencies: DurationHistogram | null;
  readonly staleness: Staleness | null;
  readonly fanOut: Random;
  readonly leave: (enteredMs: number, nowMs: number) => void;
  ways: readonly Way[];
  arrived: number;
  departed: number;
  departedBefore: number;
  sizeBefore: number;
};
type Act = (nowMs: number) => void;

class Simulation {
  readonly #length: RunLength;
  readonly #endMs: number;
  readonly #nodes: readonly RunningNode[];
  readonly #events = new BinaryHeap<number>();
  /** What each event number does: a source's next record, or a server's end of work. */
  readonly #acts: Act[] = [];
  #eventCount = 0;
  #visitCount = 0;

  constructor(network: Network, length: RunLength, random: Random) {
    this.#length = length;
    this.#endMs = length.warmUpMs + length.measuredMs;
    this.#nodes = network.map((node) => this.#open(node, random));
    const byId = new Map(this.#nodes.map((node) => [node.id, node]));
    for (const { id, to, work } of network) {
      const node = byId.get(id);
      invariant(node !== undefined, "every node is open");
      node.ways = to.map((edge) => {
        const next = byId.get(edge.to);
        invariant(next !== undefined, "a checked network has the ends of its ways");
        const whole = Math.floor(edge.factor);
        return { node: next, whole, rest: edge.factor - whole, toEach: edge.toEach ?? false };
      });
      if (work.kind === "arrivals") this.#openSource(node, work.profile, random.split(`arrivals:${id}`));
    }
  }

  run(): NetworkRun {
    this.#until(this.#length.warmUpMs);
    for (const node of this.#nodes) {
      node.station?.clearTally(this.#length.warmUpMs);
      node.latencies?.clear();
      node.departedBefore = node.departed;
      node.sizeBefore = node.station?.size ?? 0;
    }
    this.#until(this.#endMs);
    return {
      nodes: this.#nodes.map((node) => this.#tallyOf(node)),
      measuredMs: this.#length.measuredMs,
      eventCount: this.#eventCount,
      visitCount: this.#visitCount,
    };
  }

  #until(endMs: number): void {
    const events = this.#events;
    const acts = this.#acts;
    for (let nowMs = events.minKey; nowMs <= endMs; nowMs = events.minKey) {
      const act = acts[events.pop() ?? -1];
      invariant(act !== undefined, "every event has its act");
      this.#eventCount++;
      act(nowMs);
    }
  }

  #open({ id, work, observed }: NetworkNode, random: Random): RunningNode {
    let station: StationRun | null = null;
    if (work.kind === "station") {
      const chance = { service: random.split(`service:${id}`), routing: random.split(`routing:${id}`) };
      const firstAct = this.#acts.length;
      station = new StationRun(work, chance, (server, doneMs) =>
        this.#events.push(doneMs, firstAct + server),
      );
      const opened = station;
      for (let server = 0; server < work.serverCount; server++) {
        this.#acts.push((nowMs) => opened.complete(server, nowMs, node.leave));
      }
    }
    const node: RunningNode = {
      id,
      station,
      latencies: observed ? new DurationHistogram() : null,
      staleness: observed ? new Staleness({ fromMs: this.#length.warmUpMs, toMs: this.#endMs }) : null,
      fanOut: random.split(`fan-out:${id}`),
      leave: (enteredMs, nowMs) => this.#leave(node, enteredMs, nowMs),
      ways: [],
      arrived: 0,
      departed: 0,
      departedBefore: 0,
      sizeBefore: 0,
    };
    return node;
  }

  #openSource(node: RunningNode, profile: RateProfile, random: Random): void {
    const act = this.#acts.length;
    this.#acts.push((nowMs) => {
      const nextMs = nextArrivalMs(profile, nowMs, random);
      if (nextMs <= this.#endMs) this.#events.push(nextMs, act);
      node.arrived++;
      this.#leave(node, nowMs, nowMs);
    });
    const firstMs = nextArrivalMs(profile, 0, random);
    if (firstMs <= this.#endMs) this.#events.push(firstMs, act);
  }

  #leave(node: RunningNode, enteredMs: number, nowMs: number): void {
    node.departed++;
    if (node.latencies !== null) {
      node.latencies.add(nowMs - enteredMs);
      node.staleness?.show(enteredMs, nowMs);
    }
    for (const way of node.ways) {
      const count = way.rest > 0 && node.fanOut.chance(way.rest) ? way.whole + 1 : way.whole;
      for (let copy = 0; copy < count; copy++) this.#reach(way, enteredMs, nowMs);
    }
  }

  #reach({ node, toEach }: Way, enteredMs: number, nowMs: number): void {
    node.arrived++;
    this.#visitCount++;
    if (node.station === null) this.#leave(node, enteredMs, nowMs);
    else if (toEach) node.station.arriveAtEach(enteredMs, nowMs);
    else node.station.arrive(enteredMs, nowMs);
  }

  #tallyOf(node: RunningNode): NodeTally {
    const left = node.station?.size ?? 0;
    const { latencies, staleness, arrived, departed } = node;
    return {
      id: node.id,
      total: { ...(node.station?.passed ?? { arrived, departed }), left },
      departed: node.departed - node.departedBefore,
      grown: left - node.sizeBefore,
      station: node.station?.tally(this.#endMs) ?? null,
      observed: latencies !== null && staleness !== null ? { latencies, staleness } : null,
    };
  }
}
