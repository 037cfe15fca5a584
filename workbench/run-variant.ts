import { createWorld, generateSales } from "#generators";
import { driveSales } from "./drive-sales.ts";
import type { Driven } from "./drive-sales.ts";
import { openOutputFolder } from "./output-folder.ts";
import { saleStart } from "./sale-start.ts";
import type { VariantId } from "./variants.ts";

/** At full speed a minute is nothing: a table that is fed each minute is fed each hour of the sales. */
const feedClock = (arrivalMs: number): number => arrivalMs / 60;

export type RunResult = Readonly<{ variant: VariantId; seed: string }> & Driven;

export type RunOptions = Readonly<{ out: string; seed: string; variant: VariantId; receipts: number }>;

/** Runs a variant on generated sales from an empty log, and holds what it shows against the oracle. */
export async function runVariant(options: RunOptions): Promise<RunResult> {
  const folder = await openOutputFolder(options.out);
  return folder.build(`data-${options.variant}`, (data) => carryOn(data, options));
}

/** The same over a folder in which an earlier run of the same options may have been broken off: goes on where it was. */
export async function carryOn(
  folder: string,
  { seed, variant, receipts }: Omit<RunOptions, "out">,
): Promise<RunResult> {
  const sales = generateSales({ world: createWorld({ seed }), ...saleStart({ seed, receipts }) });
  // Made beforehand, so that what generation takes is not counted.
  const batches = [...sales.batches];
  const allowed = (): Readonly<{ receipts: ReturnType<typeof sales.truth>["allowed"] }> => ({
    receipts: sales.truth().allowed,
  });
  const driven = await driveSales({ folder, variant, batches, allowed, feedClock });
  return { variant, seed, ...driven };
}
