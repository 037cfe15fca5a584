import { setTimeout as sleep } from "node:timers/promises";
import type { Arrival } from "#generators";
import type { SendPlan } from "./send-plan.ts";

/** Where and how a plan is sent. */
export type SendDueOptions = Readonly<{
  offerAll: (parts: ReadonlyMap<string, readonly Arrival[]>) => Promise<void>;
  /** When the plan started, by `process.hrtime.bigint`, which all threads share. */
  startNs: bigint;
  signal: AbortSignal;
  /** What is due is sent together, no more often than so; at once unless given. */
  everyMs?: number;
  /** Called before a part is offered, with its event time. */
  onDue?: (clockMs: number) => void;
  /** Called when a part is durable, with how many arrivals are so far, and with the event time of the newest. */
  onOffered: (offered: number, clockMs: number) => void;
}>;

/** So many arrivals at most are offered at once; whoever waits longer is later, and counts as such. */
const offeredMax = 4096;

/** Offers each arrival when it is due, and those that are late as soon as those before them are durable. */
export async function sendDue({ arrivals, atMs }: SendPlan, options: SendDueOptions): Promise<void> {
  const { offerAll, startNs, signal, everyMs = 0, onDue, onOffered } = options;
  let nextMs = 0;
  for (let offered = 0; offered < arrivals.length && !signal.aborted; ) {
    const nowMs = millisecondsSince(startNs);
    const waitMs = Math.max(atMs[offered] ?? 0, nextMs) - nowMs;
    if (waitMs > 0) {
      await sleep(waitMs, undefined, { signal }).catch(() => {});
      continue;
    }
    let due = offered;
    const last = Math.min(arrivals.length, offered + offeredMax);
    while (due < last && (atMs[due] ?? 0) <= nowMs) due += 1;
    nextMs = due === last ? nowMs : nowMs + everyMs;
    const taken = arrivals.slice(offered, due);
    const clockMs = taken.at(-1)?.arrivalMs ?? 0;
    onDue?.(clockMs);
    await offerAll(Map.groupBy(taken, ({ sourceId }) => sourceId));
    offered = due;
    onOffered(offered, clockMs);
  }
}

export function millisecondsSince(startNs: bigint): number {
  return Number(process.hrtime.bigint() - startNs) / 1e6;
}
