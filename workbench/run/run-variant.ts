import { drive } from "./drive.ts";
import type { Driven } from "./drive.ts";
import { generateEvents, lookAtMs } from "./generated.ts";
import { withOutputFolder } from "../output-folder.ts";
import type { VariantId } from "./variants.ts";

/** At full speed a minute is nothing: a table that is fed each minute is fed each day of the events. */
const feedClock = (arrivalMs: number): number => arrivalMs / 1_440;

export type RunResult = Readonly<{ variant: VariantId; seed: string }> & Driven;

export type RunOptions = Readonly<{ out: string; seed: string; variant: VariantId; events: number }>;

/** Runs a variant on generated events from an empty log, and holds what it shows of each need against plain loops. */
export async function runVariant(options: RunOptions): Promise<RunResult> {
  return withOutputFolder({ path: options.out, maker: "run" }, (folder) =>
    folder.build(`data-${options.variant}`, (data) => carryOn(data, options)),
  );
}

/** The same over a folder in which an earlier run of the same options may have been broken off: goes on where it was. */
export async function carryOn(
  folder: string,
  { seed, variant, events }: Omit<RunOptions, "out">,
): Promise<RunResult> {
  const { batches, allowed } = generateEvents({ seed, events });
  // Made beforehand, so that what generation takes is not counted.
  const made = [...batches];
  const lookAfterBatch = made.findLastIndex((batch) => (batch.at(-1)?.arrivalMs ?? 0) <= lookAtMs) + 1;
  const driven = await drive({
    folder,
    variant,
    batches: made,
    allowed,
    feedClock,
    feedsInStep: true,
    lookAfterBatch,
  });
  return { variant, seed, ...driven };
}
