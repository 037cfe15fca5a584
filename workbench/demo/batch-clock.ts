import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Pipeline } from "#reference-impl";
import type { BatchReading } from "./node-readings.ts";
import { wallMs } from "./wall-clock.ts";

const lookEveryMs = 100;

/** A topology whose jobs run every `batchEveryMs` of the event clock, whatever the model says: days scaled to seconds. */
export function scaledToSeconds(topology: Topology, batchEveryMs: number): Topology {
  return {
    ...topology,
    nodes: topology.nodes.map((node) => (node.kind === "job" ? { ...node, everyMs: batchEveryMs } : node)),
  };
}

type BatchClockOptions = Readonly<{
  pipeline: Pipeline;
  topology: Topology;
  everyMs: number;
  onFailure: (cause: unknown) => void;
}>;

/** Feeds the tables and runs the jobs each time that the event clock passes a multiple of `everyMs`. */
export class BatchClock {
  readonly #pipeline: Pipeline;
  readonly #fedFrom: readonly string[];
  readonly #everyMs: number;
  readonly #onFailure: (cause: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #published: BatchReading["published"] = {};
  #lastCutMs = -Infinity;
  #lastTookMs: number | null = null;
  #runCount = 0;
  #running: Promise<void> | null = null;
  #paused = false;

  constructor(options: BatchClockOptions) {
    this.#pipeline = options.pipeline;
    this.#fedFrom = streamsOfJobs(options.topology);
    this.#everyMs = options.everyMs;
    this.#onFailure = options.onFailure;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  /** A run that is under way goes on to its end. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
  }

  get paused(): boolean {
    return this.#paused;
  }

  read(): BatchReading {
    const waiting = this.#paused ? "paused" : "waiting";
    return {
      state: this.#running === null ? waiting : "running",
      runCount: this.#runCount,
      lastTookMs: this.#lastTookMs,
      published: this.#published,
    };
  }

  /** Resolves once a run that is under way has come to its end. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #look(): void {
    const clockMs = this.#eventClockMs();
    const cutMs = Math.floor(clockMs / this.#everyMs) * this.#everyMs;
    if (this.#paused || this.#running !== null || !(cutMs > this.#lastCutMs)) return;
    this.#lastCutMs = cutMs;
    this.#running = this.#run(clockMs)
      .catch(this.#onFailure)
      .finally(() => {
        this.#running = null;
      });
  }

  /** How far event time has come in what feeds the tables that jobs read. Without a job, tables are fed by the clock on the wall. */
  #eventClockMs(): number {
    if (this.#fedFrom.length === 0) return wallMs();
    return Math.min(...this.#fedFrom.map((stream) => this.#pipeline.watermarkMs(stream)));
  }

  async #run(clockMs: number): Promise<void> {
    const startedMs = performance.now();
    const published = await this.#pipeline.runBatch(clockMs);
    this.#lastTookMs = performance.now() - startedMs;
    this.#runCount += 1;
    const more = published.map(({ outputId, rowCount, cutMs }) => [outputId, { rowCount, cutMs }] as const);
    this.#published = { ...this.#published, ...Object.fromEntries(more) };
  }
}

/** Whether a topology has a batch layer to pause. */
export function hasBatch(topology: Topology): boolean {
  return nodesOf(topology, "job").length > 0;
}

/** The streams behind the tables that jobs read: a source that sends seldom and is in no such table holds no job up. */
function streamsOfJobs(topology: Topology): readonly string[] {
  const tables = new Set(
    nodesOf(topology, "job").flatMap(({ reads }) => Object.values(reads).map(({ id }) => id)),
  );
  return nodesOf(topology, "table-sink").flatMap(({ from, into }) => (tables.has(into.id) ? [from.id] : []));
}
