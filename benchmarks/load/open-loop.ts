import { setTimeout as sleep } from "node:timers/promises";
import type { Arrival } from "#generators";
import type { Pipeline } from "#reference-impl";
import type { SendPlan } from "./send-plan.ts";

/** What was seen of one plan; times in ms from its start. */
export type OpenLoopRun = Readonly<{
  /** When the views showed each arrival; Infinity for those that a run which was given up never sent. */
  shownMs: Float64Array;
  /** How far the pipeline was behind the plan (y), each time that it had worked something off (x). */
  lag: readonly Readonly<{ x: number; y: number }>[];
  gaveUp: boolean;
  /** User and system time of the process over the run, all its threads together. */
  cpuMs: number;
  tookMs: number;
}>;

/** A pipeline under load, and its event clock, which goes by what it was offered. */
export type LoadedPipeline = Readonly<{ pipeline: Pipeline; setClock: (nowMs: number) => void }>;

type Published = Awaited<ReturnType<Pipeline["runBatch"]>>;

export type OpenLoopOptions = Readonly<{
  /** Gives up once the pipeline is so far behind the plan; never unless given. */
  lagMsMax?: number;
  /** Feeds the tables and runs the jobs that are due each time that so much has passed; never unless given. */
  batchEveryMs?: number;
  /** Works off what was offered only each time that so much has passed, as an engine of micro-batches; at once unless given. */
  workEveryMs?: number;
  /** Called when a batch has ended, with what it published; times are on the clock of the plan. */
  onBatch?: (batch: Readonly<{ startedMs: number; endedMs: number; published: Published }>) => void;
}>;

/** So many arrivals at most are offered at once; whoever waits longer is later, and counts as such. */
const offeredMax = 4096;

/**
 * Sends on the plan, whether or not the pipeline keeps up: what should have been sent while it was busy is late, and
 * counts from the moment of the plan, so that a stall cannot hide. Arrivals are taken in while those before them are
 * worked on, as at a door that is always open.
 */
export async function sendOnPlan(
  loaded: LoadedPipeline,
  plan: SendPlan,
  options: OpenLoopOptions = {},
): Promise<OpenLoopRun> {
  const run = startRun(loaded, plan, options);
  const before = process.cpuUsage();
  const ended = Promise.all([takeIn(run), workOff(run)]).finally(() => run.end.abort());
  await Promise.all([ended, runBatches(run)]);
  const { user, system } = process.cpuUsage(before);
  const { shownMs, lag, gaveUp } = run;
  return { shownMs, lag, gaveUp, cpuMs: (user + system) / 1000, tookMs: run.nowMs() };
}

type Run = LoadedPipeline &
  OpenLoopOptions &
  SendPlan & {
    readonly nowMs: () => number;
    readonly shownMs: Float64Array;
    readonly lag: { x: number; y: number }[];
    readonly end: AbortController;
    /** How many of the arrivals are durable. */
    offered: number;
    /** Wakes whoever waits for more to be offered. */
    onOffered: () => void;
    gaveUp: boolean;
    clockMs: number;
  };

function startRun(loaded: LoadedPipeline, plan: SendPlan, options: OpenLoopOptions): Run {
  const startMs = performance.now();
  return {
    ...loaded,
    ...plan,
    ...options,
    nowMs: () => performance.now() - startMs,
    shownMs: new Float64Array(plan.arrivals.length).fill(Infinity),
    lag: [],
    end: new AbortController(),
    offered: 0,
    onOffered: () => {},
    gaveUp: false,
    clockMs: 0,
  };
}

async function takeIn(run: Run): Promise<void> {
  const { arrivals, atMs, pipeline } = run;
  while (run.offered < arrivals.length && !run.gaveUp && !run.end.signal.aborted) {
    const elapsedMs = run.nowMs();
    let due = run.offered;
    const last = Math.min(arrivals.length, run.offered + offeredMax);
    while (due < last && (atMs[due] ?? 0) <= elapsedMs) due += 1;
    if (due === run.offered) {
      await sleep((atMs[due] ?? 0) - elapsedMs);
      continue;
    }
    const taken = arrivals.slice(run.offered, due);
    run.clockMs = taken.at(-1)?.arrivalMs ?? run.clockMs;
    run.setClock(run.clockMs);
    await Promise.all(bySource(taken).map(([sourceId, incoming]) => pipeline.offer(sourceId, incoming)));
    run.offered = due;
    run.onOffered();
  }
}

/** Cuts arrivals up by their sources, each in its order. */
export function bySource(arrivals: readonly Arrival[]): readonly (readonly [string, readonly Arrival[]])[] {
  const parts = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const part = parts.get(arrival.sourceId);
    if (part) part.push(arrival);
    else parts.set(arrival.sourceId, [arrival]);
  }
  return [...parts];
}

async function workOff(run: Run): Promise<void> {
  const { arrivals, atMs, pipeline, lagMsMax = Infinity, workEveryMs } = run;
  for (let shown = 0; shown < arrivals.length && !run.gaveUp; ) {
    if (run.offered === shown) {
      await new Promise<void>((resolve) => void (run.onOffered = resolve));
      continue;
    }
    if (workEveryMs !== undefined) await sleep(workEveryMs - (run.nowMs() % workEveryMs));
    const upTo = run.offered;
    await pipeline.work();
    const nowMs = run.nowMs();
    run.shownMs.fill(nowMs, shown, upTo);
    const lagMs = nowMs - (atMs[upTo - 1] ?? 0);
    run.lag.push({ x: nowMs, y: lagMs });
    run.gaveUp = lagMs > lagMsMax;
    shown = upTo;
  }
}

async function runBatches(run: Run): Promise<void> {
  const { batchEveryMs, pipeline, onBatch } = run;
  if (batchEveryMs === undefined) return;
  const { signal } = run.end;
  while (!signal.aborted) {
    await sleep(batchEveryMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const startedMs = run.nowMs();
    const { clockMs } = run;
    const published = await pipeline.runBatch(clockMs);
    onBatch?.({ startedMs, endedMs: run.nowMs(), published });
  }
}
