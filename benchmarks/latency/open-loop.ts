import { setTimeout as sleep } from "node:timers/promises";
import hdr from "hdr-histogram-js";
import type { Pipeline } from "#reference-impl";
import type { SendPlan } from "./send-plan.ts";

/** What was seen of one plan. Latency runs from the planned moment of sending to the moment at which the views show it. */
export type OpenLoopRun = Readonly<{
  latencyMsP50: number;
  latencyMsP99: number;
  /** How far the pipeline was behind the plan, each time that it had worked something off; both in ms. */
  lag: readonly Readonly<{ x: number; y: number }>[];
}>;

/** A pipeline under load, and its event clock, which goes by what it was offered. */
export type LoadedPipeline = Readonly<{ pipeline: Pipeline; setClock: (nowMs: number) => void }>;

/** So many receipts at most are offered at once; whoever waits longer is later, and counts as such. */
const offeredMax = 4096;

/**
 * Sends on the plan, whether or not the pipeline keeps up: what should have been sent while it was busy is late, and its
 * latency counts from the moment of the plan. A stall cannot hide.
 */
export async function sendOnPlan(
  { pipeline, setClock }: LoadedPipeline,
  { arrivals, atMs }: SendPlan,
): Promise<OpenLoopRun> {
  const histogram = hdr.build({ highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: 3 });
  const lag: { x: number; y: number }[] = [];
  const startMs = performance.now();
  for (let sent = 0; sent < arrivals.length; ) {
    const elapsedMs = performance.now() - startMs;
    let due = sent;
    while (due < arrivals.length && due - sent < offeredMax && (atMs[due] ?? 0) <= elapsedMs) due += 1;
    if (due === sent) {
      await sleep((atMs[sent] ?? 0) - elapsedMs);
      continue;
    }
    const taken = arrivals.slice(sent, due);
    setClock(taken.at(-1)?.arrivalMs ?? 0);
    for (const sourceId of new Set(taken.map((arrival) => arrival.sourceId))) {
      await pipeline.offer(
        sourceId,
        taken.filter((arrival) => arrival.sourceId === sourceId),
      );
    }
    await pipeline.work();
    const shownMs = performance.now() - startMs;
    for (let index = sent; index < due; index++) {
      histogram.recordValue(Math.max(1, Math.round(1000 * (shownMs - (atMs[index] ?? 0)))));
    }
    lag.push({ x: shownMs, y: shownMs - (atMs[due - 1] ?? 0) });
    sent = due;
  }
  return {
    latencyMsP50: histogram.getValueAtPercentile(50) / 1000,
    latencyMsP99: histogram.getValueAtPercentile(99) / 1000,
    lag,
  };
}
