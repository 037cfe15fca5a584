import { kappaImplementation, lambdaImplementation, openPipeline } from "#reference-impl";
import type { Runnable } from "#reference-impl";
import { salesStartMs } from "../codec/sale-batches.ts";
import { withScratchFolder } from "../scratch/scratch-folder.ts";
import type { LoadedPipeline } from "./open-loop.ts";

/** The variants that run. */
export type VariantId = "kappa" | "lambda";

export const implementations: Readonly<Record<VariantId, Runnable>> = {
  kappa: kappaImplementation,
  lambda: lambdaImplementation,
};

/** Runs `use` over a new pipeline in a folder of its own, and clears both away. */
export async function withPipeline<Result>(
  implementation: Runnable,
  use: (loaded: LoadedPipeline) => Promise<Result>,
): Promise<Result> {
  let nowMs = salesStartMs;
  return withScratchFolder(implementation.topology.id, async (folder) => {
    const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
    try {
      return await use({ pipeline, setClock: (toMs) => void (nowMs = toMs) });
    } finally {
      await pipeline.close();
    }
  });
}
