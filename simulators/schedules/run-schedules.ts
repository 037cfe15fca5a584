import { BinaryHeap } from "#kernel/binary-heap";
import { Ages } from "./ages.ts";

/** What comes in all the time: everything that came more than `lagMs` ago is there. */
export type Inflow = Readonly<{ id: string; lagMs: number }>;

/**
 * Work on a schedule. A `feed` begins at each multiple of `everyMs` and takes all that is there. A `recompute` of the
 * multiple T begins once its inputs hold all that came before T + `settleMs`, reads everything, and then shows all before T.
 * Who is still at work when the next is due begins it late, and skips what a later one covers.
 */
export type Task = Readonly<{
  id: string;
  kind: "feed" | "recompute";
  everyMs: number;
  settleMs: number;
  reads: readonly string[];
  writes: readonly string[];
  /** What a run takes, and what a feed's takes beside for each ms of inflow. */
  perRunMs: number;
  perInflowMs: number;
}>;

type TaskTally = Readonly<{
  id: string;
  runCount: number;
  /** The share of time at work, in 0..1. */
  utilization: number;
  /** Null where no run began in the measured time. */
  runMsMean: number | null;
}>;

export type SchedulesRun = Readonly<{
  tasks: readonly TaskTally[];
  /** By what a task writes: how old its content is, p50 and p99 over time; null where it is never complete in time. */
  agesMs: ReadonlyMap<string, Readonly<{ p50: number; p99: number }> | null>;
}>;

type RunningTask = {
  readonly task: Task;
  /** The multiple of `everyMs` that is due next. */
  dueMs: number;
  /** Up to when its output is complete. */
  doneToMs: number;
  busy: boolean;
  busyMs: number;
  /** What the runs took that began in the measured time. */
  runMs: number;
  runCount: number;
};

/** Cycles of the longest schedule: those that are thrown away, and those that count. */
const cycles = { warmUp: 3, measured: 12 } as const;

/** Runs tasks on their schedules until their rhythm shows. There is no chance in it. */
export function runSchedules(inflows: readonly Inflow[], tasks: readonly Task[]): SchedulesRun {
  return tasks.length === 0 ? { tasks: [], agesMs: new Map() } : new Schedules(inflows, tasks).run();
}

class Schedules {
  readonly #lagMs: ReadonlyMap<string, number>;
  readonly #tasks: readonly RunningTask[];
  readonly #events = new BinaryHeap<() => void>();
  readonly #contents = new Map<string, Map<string, Ages>>();
  readonly #fromMs: number;
  readonly #endMs: number;
  #nowMs = 0;

  constructor(inflows: readonly Inflow[], tasks: readonly Task[]) {
    const longestMs = Math.max(...tasks.map(({ everyMs }) => everyMs));
    this.#fromMs = cycles.warmUp * longestMs;
    this.#endMs = (cycles.warmUp + cycles.measured) * longestMs;
    this.#lagMs = new Map(inflows.map(({ id, lagMs }) => [id, lagMs]));
    this.#tasks = tasks.map((task) => ({
      task,
      dueMs: task.everyMs,
      doneToMs: 0,
      busy: false,
      busyMs: 0,
      runMs: 0,
      runCount: 0,
    }));
    for (const { id, writes } of tasks) {
      for (const written of writes) {
        const writers = this.#contents.get(written) ?? new Map<string, Ages>();
        this.#contents.set(written, writers.set(id, new Ages(this.#fromMs)));
      }
    }
  }

  run(): SchedulesRun {
    for (const running of this.#tasks) this.#wake(running);
    while (this.#events.minKey <= this.#endMs) {
      this.#nowMs = this.#events.minKey;
      this.#events.pop()?.();
    }
    const measuredMs = this.#endMs - this.#fromMs;
    return {
      tasks: this.#tasks.map(({ task, busyMs, runMs, runCount }) => ({
        id: task.id,
        runCount,
        utilization: busyMs / measuredMs,
        runMsMean: runCount === 0 ? null : runMs / runCount,
      })),
      agesMs: new Map(Array.from(this.#contents, ([id, writers]) => [id, this.#ageOf(writers)])),
    };
  }

  /** Sets the alarm for when the task can begin at the earliest, as far as the clock and inflows decide that. */
  #wake(running: RunningTask): void {
    const { task, dueMs } = running;
    const lagMs = Math.max(0, ...task.reads.map((id) => this.#lagMs.get(id) ?? 0));
    const earliestMs = task.kind === "feed" ? dueMs : dueMs + task.settleMs + lagMs;
    this.#events.push(Math.max(this.#nowMs, earliestMs), () => this.#try(running));
  }

  #try(running: RunningTask): void {
    const { task, dueMs } = running;
    if (running.busy || this.#nowMs < dueMs) return;
    const heldToMs = Math.min(...task.reads.map((id) => this.#asOfMs(id)));
    if (task.kind === "feed") {
      if (heldToMs > running.doneToMs) this.#begin(running, heldToMs, heldToMs - running.doneToMs);
      else this.#goOn(running, this.#nowMs);
    } else if (heldToMs - task.settleMs >= dueMs - tinyMs) {
      const { everyMs } = task;
      const lastMs = Math.floor((heldToMs - task.settleMs + tinyMs) / everyMs) * everyMs;
      this.#begin(running, lastMs, 0);
    }
  }

  #begin(running: RunningTask, toMs: number, inflowMs: number): void {
    const { task } = running;
    const begunMs = this.#nowMs;
    const doneMs = begunMs + task.perRunMs + task.perInflowMs * inflowMs;
    running.busy = true;
    if (begunMs >= this.#fromMs) {
      running.runCount++;
      running.runMs += doneMs - begunMs;
    }
    this.#events.push(doneMs, () => {
      running.busy = false;
      running.doneToMs = toMs;
      for (const written of task.writes) this.#contents.get(written)?.get(task.id)?.renew(toMs, doneMs);
      this.#goOn(running, task.kind === "feed" ? begunMs : toMs);
      // What was written may be what another task waits for.
      for (const other of this.#tasks) if (other.task.kind === "recompute") this.#try(other);
    });
    const overlapMs = Math.min(doneMs, this.#endMs) - Math.max(begunMs, this.#fromMs);
    running.busyMs += Math.max(0, overlapMs);
  }

  /** Goes on to the first multiple after `behindMs`. */
  #goOn(running: RunningTask, behindMs: number): void {
    const { everyMs } = running.task;
    running.dueMs = (Math.floor((behindMs + tinyMs) / everyMs) + 1) * everyMs;
    this.#wake(running);
  }

  #asOfMs(id: string): number {
    const writers = this.#contents.get(id);
    if (writers === undefined) return this.#nowMs - (this.#lagMs.get(id) ?? 0);
    return Math.min(...Array.from(writers.values(), ({ asOfMs }) => asOfMs ?? -Infinity));
  }

  /** Of what several tasks write, the oldest part counts. */
  #ageOf(writers: ReadonlyMap<string, Ages>): Readonly<{ p50: number; p99: number }> | null {
    let p50 = 0;
    let p99 = 0;
    for (const ages of writers.values()) {
      ages.close(this.#endMs);
      const found = [ages.quantileMs(0.5), ages.quantileMs(0.99)];
      if (found[0] === null || found[1] === null) return null;
      p50 = Math.max(p50, found[0] ?? 0);
      p99 = Math.max(p99, found[1] ?? 0);
    }
    return { p50, p99 };
  }
}

/** Instants are sums of fractions: this much short of a multiple is on it. */
const tinyMs = 1e-6;
