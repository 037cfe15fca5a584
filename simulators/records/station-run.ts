import { invariant } from "#kernel/invariant";
import type { Random } from "#kernel/random";
import { DurationHistogram } from "./duration-histogram.ts";
import type { Station } from "./network.ts";
import { Batch, RecordQueue } from "./record-queue.ts";
import { drawServiceMs } from "./service-draw.ts";

/** Starts a server's work: the simulation is told when that server will be done. */
export type Schedule = (server: number, doneMs: number) => void;

/** The chance of one station, a stream for each purpose. */
export type StationChance = Readonly<{ service: Random; routing: Random }>;

/** What a station did since the statistics were last cleared; areas are records (or servers) times ms. */
export type StationTally = Readonly<{
  queueArea: number;
  systemArea: number;
  busyArea: number;
  waits: DurationHistogram;
  sojourns: DurationHistogram;
}>;

/** A record that only takes a server's time: another server passes its results on. */
const silent = Number.NaN;

/** Queues and servers of one station, with their statistics. It is told the time; times never go back. */
export class StationRun {
  readonly #station: Station;
  readonly #chance: StationChance;
  readonly #schedule: Schedule;
  readonly #queues: readonly RecordQueue[];
  readonly #batches: readonly Batch[];
  readonly #idle: number[];
  readonly #othersShare: number;
  readonly #waits = new DurationHistogram();
  readonly #sojourns = new DurationHistogram();
  #waiting = 0;
  #inService = 0;
  #busy = 0;
  #sinceMs = 0;
  #arrived = 0;
  #departed = 0;
  #queueArea = 0;
  #systemArea = 0;
  #busyArea = 0;

  constructor(station: Station, chance: StationChance, schedule: Schedule) {
    const { serverCount, queue, hottestShare = 1 / serverCount } = station;
    this.#station = station;
    this.#chance = chance;
    this.#schedule = schedule;
    const queueCount = queue === "keyed" ? serverCount : 1;
    this.#queues = Array.from({ length: queueCount }, () => new RecordQueue());
    this.#batches = Array.from({ length: serverCount }, () => new Batch());
    this.#idle = Array.from({ length: serverCount }, (_, server) => server);
    this.#othersShare = serverCount === 1 ? 0 : (1 - hottestShare) / (serverCount - 1);
  }

  /** Records that wait or are worked on. */
  get size(): number {
    return this.#waiting + this.#inService;
  }

  /** How many records came and went since the beginning; a record given to each server counts once for each. */
  get passed(): Readonly<{ arrived: number; departed: number }> {
    return { arrived: this.#arrived, departed: this.#departed };
  }

  arrive(enteredMs: number, nowMs: number): void {
    this.#join(this.#queues.length === 1 ? 0 : this.#drawServer(), enteredMs, nowMs);
  }

  /** Gives the record to every server; the first of them passes results on. */
  arriveAtEach(enteredMs: number, nowMs: number): void {
    this.#queues.forEach((_, index) => this.#join(index, index === 0 ? enteredMs : silent, nowMs));
  }

  #join(queueIndex: number, enteredMs: number, nowMs: number): void {
    this.#advance(nowMs);
    this.#arrived++;
    this.#waiting++;
    this.#queueOf(queueIndex).push(nowMs, enteredMs);
    if (this.#queues.length > 1) {
      if (this.#batchOf(queueIndex).size === 0) this.#start(queueIndex, nowMs);
    } else {
      const server = this.#idle.pop();
      if (server !== undefined) this.#start(server, nowMs);
    }
  }

  /**
   * Ends a server's batch and lets it take the next.
   *
   * @param leave - Called for each record that passes results on, with when it entered the network.
   */
  complete(server: number, nowMs: number, leave: (enteredMs: number, nowMs: number) => void): void {
    this.#advance(nowMs);
    const batch = this.#batchOf(server);
    const { size, cameMs, enteredMs } = batch;
    this.#inService -= size;
    this.#busy--;
    this.#departed += size;
    for (let index = 0; index < size; index++) this.#sojourns.add(nowMs - (cameMs[index] ?? 0));
    // What leaves may come back to this station: the server takes its next batch only after that.
    for (let index = 0; index < size; index++) {
      const entered = enteredMs[index] ?? 0;
      if (entered === entered) leave(entered, nowMs);
    }
    batch.size = 0;
    const queue = this.#queueOf(this.#queues.length > 1 ? server : 0);
    if (queue.size > 0) this.#start(server, nowMs);
    else if (this.#queues.length === 1) this.#idle.push(server);
  }

  #start(server: number, nowMs: number): void {
    const batch = this.#batchOf(server);
    this.#queueOf(this.#queues.length > 1 ? server : 0).moveTo(batch, this.#station.batchRecordsMax);
    const { size, cameMs } = batch;
    this.#waiting -= size;
    this.#inService += size;
    this.#busy++;
    for (let index = 0; index < size; index++) this.#waits.add(nowMs - (cameMs[index] ?? 0));
    this.#schedule(server, nowMs + drawServiceMs(this.#station.service, size, this.#chance.service));
  }

  /** Forgets what was counted so far, and keeps what waits. */
  clearTally(nowMs: number): void {
    this.#advance(nowMs);
    this.#queueArea = 0;
    this.#systemArea = 0;
    this.#busyArea = 0;
    this.#waits.clear();
    this.#sojourns.clear();
  }

  tally(nowMs: number): StationTally {
    this.#advance(nowMs);
    return {
      queueArea: this.#queueArea,
      systemArea: this.#systemArea,
      busyArea: this.#busyArea,
      waits: this.#waits,
      sojourns: this.#sojourns,
    };
  }

  #advance(nowMs: number): void {
    const passedMs = nowMs - this.#sinceMs;
    this.#sinceMs = nowMs;
    this.#queueArea += this.#waiting * passedMs;
    this.#systemArea += (this.#waiting + this.#inService) * passedMs;
    this.#busyArea += this.#busy * passedMs;
  }

  /** Server 0 is the hottest; the others are alike. */
  #drawServer(): number {
    const fromEnd = Math.floor(this.#chance.routing.next() / this.#othersShare);
    const server = this.#queues.length - 1 - fromEnd;
    return server < 0 ? 0 : server;
  }

  #queueOf(index: number): RecordQueue {
    const queue = this.#queues[index];
    invariant(queue !== undefined, "every server has a queue");
    return queue;
  }

  #batchOf(server: number): Batch {
    const batch = this.#batches[server];
    invariant(batch !== undefined, "every server has a batch");
    return batch;
  }
}
