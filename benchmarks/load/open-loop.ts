import { setTimeout as sleep } from "node:timers/promises";
import type { Pipeline } from "#reference-impl";
import { millisecondsSince, sendDue } from "./send-due.ts";
import type { SendDueOptions } from "./send-due.ts";
import type { SendPlan } from "./send-plan.ts";

/** What was seen of one plan; times in ms from its start. */
export type OpenLoopRun = Readonly<{
  /** When the views showed each arrival; Infinity for those that a run which was given up never sent or worked off. */
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

/** Arrivals on their way: when each is due, and what lets them into the log, from wherever they come. */
export type Sending = Readonly<{
  atMs: Float64Array;
  /** Resolves once all are offered, or the signal has stopped it. */
  send: (to: Pick<SendDueOptions, "startNs" | "signal" | "onDue" | "onOffered">) => Promise<void>;
}>;

/** Sends a plan through the doors of the pipeline itself, in the thread that works it off, as `runOpenLoop` does. */
export function sendOnPlan(
  loaded: LoadedPipeline,
  plan: SendPlan,
  options: OpenLoopOptions = {},
): Promise<OpenLoopRun> {
  const { offerAll } = loaded.pipeline;
  const sending: Sending = { atMs: plan.atMs, send: (to) => sendDue(plan, { ...to, offerAll }) };
  return runOpenLoop(loaded, sending, options);
}

/**
 * Sends on the plan, whether or not the pipeline keeps up: what should have been sent while it was busy is late, and
 * counts from the moment of the plan, so that a stall cannot hide. Arrivals are taken in while those before them are
 * worked on, as at a door that is always open.
 */
export async function runOpenLoop(
  loaded: LoadedPipeline,
  sending: Sending,
  options: OpenLoopOptions = {},
): Promise<OpenLoopRun> {
  const run = startRun(loaded, sending, options);
  const before = process.cpuUsage();
  const sent = sending.send({
    startNs: run.startNs,
    signal: run.end.signal,
    onDue: run.setClock,
    onOffered: (offered, clockMs) => {
      run.setClock(clockMs);
      run.clockMs = clockMs;
      run.offered = offered;
      run.onOffered();
    },
  });
  const orGiveUp = (part: Promise<void>): Promise<void> =>
    part.catch((cause: unknown) => {
      giveUp(run);
      throw cause;
    });
  const worked = Promise.allSettled([sent, workOff(run)].map(orGiveUp)).finally(() => run.end.abort());
  const [both, batches] = await Promise.all([worked, Promise.allSettled([orGiveUp(runBatches(run))])]);
  const failed = [...both, ...batches].find((part) => part.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const { user, system } = process.cpuUsage(before);
  const { shownMs, lag, gaveUp } = run;
  return { shownMs, lag, gaveUp, cpuMs: (user + system) / 1000, tookMs: run.nowMs() };
}

type Run = LoadedPipeline &
  OpenLoopOptions & {
    readonly atMs: Float64Array;
    readonly startNs: bigint;
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

function startRun(loaded: LoadedPipeline, { atMs }: Sending, options: OpenLoopOptions): Run {
  const startNs = process.hrtime.bigint();
  return {
    ...loaded,
    ...options,
    atMs,
    startNs,
    nowMs: () => millisecondsSince(startNs),
    shownMs: new Float64Array(atMs.length).fill(Infinity),
    lag: [],
    end: new AbortController(),
    offered: 0,
    onOffered: () => {},
    gaveUp: false,
    clockMs: 0,
  };
}

async function workOff(run: Run): Promise<void> {
  const { atMs, pipeline, workEveryMs } = run;
  let last: Promise<unknown> = Promise.resolve();
  for (let begun = 0; begun < atMs.length && !run.gaveUp; ) {
    if (run.offered === begun) {
      await new Promise<void>((resolve) => void (run.onOffered = resolve));
      continue;
    }
    if (workEveryMs !== undefined) await sleep(workEveryMs - (run.nowMs() % workEveryMs));
    const upTo = run.offered;
    const from = begun;
    begun = upTo;
    const { shown, delivered } = await pipeline.beginWork();
    const noted = shown.then(() => note(run, { from, upTo }));
    last = Promise.all([last, noted, delivered]);
    last.catch(() => {});
    // A micro-batch is shown before the next begins.
    if (workEveryMs !== undefined) await noted;
  }
  await last;
}

/** Notes that arrivals are shown now. */
function note(run: Run, { from, upTo }: Readonly<{ from: number; upTo: number }>): void {
  const { atMs, lagMsMax = Infinity } = run;
  const nowMs = run.nowMs();
  run.shownMs.fill(nowMs, from, upTo);
  const lagMs = nowMs - (atMs[upTo - 1] ?? 0);
  run.lag.push({ x: nowMs, y: lagMs });
  if (lagMs > lagMsMax) giveUp(run);
}

/** What is given up is sent no further, and nobody waits for it. */
function giveUp(run: Run): void {
  const given = run;
  given.gaveUp = true;
  run.end.abort();
  run.onOffered();
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
