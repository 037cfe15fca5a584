import { utcMs } from "#kernel/civil-time";
import { createWorld, generateSales, noTraps } from "#generators";
import type { Sale, SalesOptions } from "#generators";

export const salesStartMs: number = utcMs({
  year: 2026,
  month: 1,
  day: 12,
  hour: 8,
  minute: 0,
  second: 0,
  millisecond: 0,
});

type Amount = Pick<SalesOptions, "seed" | "receipts" | "ratePerSecond">;

/** Makes receipts that the contract allows, in order of arrival. */
export function allowedSales(amount: Amount): readonly Sale[] {
  const world = createWorld({ seed: amount.seed });
  const generated = generateSales({ ...amount, world, startMs: salesStartMs, traps: noTraps });
  for (const batch of generated.batches) if (batch.length === 0) break;
  return generated.truth().allowed;
}

/** Cuts into whole batches of one size; what is left over is dropped, so that batches can be compared. */
export function wholeBatches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.floor(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
