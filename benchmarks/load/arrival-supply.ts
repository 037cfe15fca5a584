import { createWorld, generateSales, noTraps, salesSources, worldSizeFor } from "#generators";
import type { Arrival } from "#generators";
import { salesStartMs } from "../codec/sale-batches.ts";

/** Gives arrivals of all sources that nobody has had yet: so many, at so many a second of event time. */
export type ArrivalSupply = (
  amount: Readonly<{ count: number; ratePerSecond: number }>,
) => readonly Arrival[];

/** A rate of receipts for which the world's customers are enough, so that few cards are used again within minutes. */
const sizedPerSecond = 30;

/** Makes arrivals as they are asked for: never during a measurement, and never one twice. */
export function arrivalSupply(seed: string): ArrivalSupply {
  const size = worldSizeFor({ ratePerSecond: sizedPerSecond, sources: salesSources });
  let ratePerSecond = 1;
  const { batches } = generateSales({
    world: createWorld({ seed, ...size }),
    seed,
    receipts: Number.MAX_SAFE_INTEGER,
    startMs: salesStartMs,
    ratePerSecond: () => ratePerSecond,
    traps: noTraps,
  });
  const batch = batches[Symbol.iterator]();
  let spare: readonly Arrival[] = [];
  return (amount) => {
    ({ ratePerSecond } = amount);
    const taken: Arrival[] = [];
    while (taken.length < amount.count) {
      if (spare.length === 0) spare = batch.next().value ?? [];
      const part = spare.slice(0, amount.count - taken.length);
      spare = spare.slice(part.length);
      for (const arrival of part) taken.push(arrival);
    }
    return taken;
  };
}
