import { allSources, createWorld, generateRetail, noTraps, worldSizeFor } from "#generators";
import type { Arrival, SourceId, Traps } from "#generators";
import { salesStartMs } from "../codec/sale-batches.ts";

/** Gives arrivals that nobody has had yet: so many, at so many a second of event time. */
export type ArrivalSupply = (
  amount: Readonly<{ count: number; ratePerSecond: number }>,
) => readonly Arrival[];

/** The mean rate of OmniShop's events, for which the world has shops, products and customers enough. */
const sizedPerSecond = 900;
/** A batch of the generator at the highest rates; below them it spans as long, and holds less. */
const batchSpanMs = 20;

/**
 * Makes arrivals as they are asked for: never during a measurement, and never one twice. Steady: no days, no nights.
 *
 * @param sources - What is sent; of all sources unless given.
 * @param setting - When the first arrives, and how often sources misbehave: never unless given.
 */
export function arrivalSupply(
  seed: string,
  sources: readonly SourceId[] = allSources,
  { startMs = salesStartMs, traps = noTraps }: Readonly<{ startMs?: number; traps?: Traps }> = {},
): ArrivalSupply {
  let ratePerSecond = sizedPerSecond;
  const { batches } = generateRetail({
    world: createWorld({ seed, ...worldSizeFor({ ratePerSecond }) }),
    seed,
    sources,
    startMs,
    ratePerSecond: () => ratePerSecond,
    traps,
    rhythm: "steady",
    batchSpanMs,
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
