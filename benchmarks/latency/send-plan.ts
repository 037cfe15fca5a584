import { exponential } from "#kernel/distributions";
import type { Random } from "#kernel/random";
import { createWorld, generateSales, noTraps, salesSources, worldSizeFor } from "#generators";
import type { Arrival } from "#generators";
import { salesStartMs } from "../codec/sale-batches.ts";

/** What is sent, and when: `atMs` of each, counted from the start of the plan, ascending. */
export type SendPlan = Readonly<{ arrivals: readonly Arrival[]; atMs: Float64Array }>;

/** Gives receipts that nobody has had yet, so many at each call. */
export type TakeSales = (count: number) => readonly Arrival[];

/** By the receipts' own clocks; they are sent at whatever rate is measured. */
const suppliedPerSecond = 50;

/** Makes receipts as they are asked for: never during a measurement, and never one twice. */
export function saleSupply(seed: string): TakeSales {
  const size = worldSizeFor({ ratePerSecond: suppliedPerSecond, sources: salesSources });
  const { batches } = generateSales({
    world: createWorld({ seed, ...size }),
    seed,
    receipts: Number.MAX_SAFE_INTEGER,
    startMs: salesStartMs,
    ratePerSecond: suppliedPerSecond,
    traps: noTraps,
  });
  const batch = batches[Symbol.iterator]();
  let spare: readonly Arrival[] = [];
  return (count) => {
    const taken: Arrival[] = [];
    while (taken.length < count) {
      if (spare.length === 0) spare = batch.next().value ?? [];
      const part = spare.slice(0, count - taken.length);
      spare = spare.slice(part.length);
      for (const arrival of part) taken.push(arrival);
    }
    return taken;
  };
}

/** Plans the sending of receipts as independent customers would: gaps are exponential. */
export function planSending(
  arrivals: readonly Arrival[],
  { ratePerSecond, random }: Readonly<{ ratePerSecond: number; random: Random }>,
): SendPlan {
  let nowMs = 0;
  const atMs = Float64Array.from(arrivals, () => (nowMs += exponential(random, 1000 / ratePerSecond)));
  return { arrivals, atMs };
}
