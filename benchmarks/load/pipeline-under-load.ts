import { kappaImplementation, lambdaImplementation, openPipeline } from "#reference-impl";
import type { Runnable } from "#reference-impl";
import { salesStartMs } from "../codec/sale-batches.ts";
import { withScratchFolder } from "../scratch/scratch-folder.ts";
import type { LoadedPipeline } from "./open-loop.ts";
import { startSender } from "./remote-sender.ts";
import type { RemoteSender } from "./remote-sender.ts";

/** The variants that run. */
export type VariantId = "kappa" | "lambda";

export const implementations: Readonly<Record<VariantId, Runnable>> = {
  kappa: kappaImplementation,
  lambda: lambdaImplementation,
};

/** Runs `use` over a new pipeline in a folder of its own, and clears both away. */
export async function withPipeline<Result>(
  implementation: Runnable,
  use: (loaded: LoadedPipeline & Readonly<{ folder: string }>) => Promise<Result>,
): Promise<Result> {
  let nowMs = salesStartMs;
  return withScratchFolder(implementation.topology.id, async (folder) => {
    const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
    try {
      return await use({ pipeline, folder, setClock: (toMs) => void (nowMs = toMs) });
    } finally {
      await pipeline.close();
    }
  });
}

/** A pipeline as `withPipeline` gives it, and sources in a thread of their own that send to it. */
export async function withRemoteSender<Result>(
  { implementation, seed }: Readonly<{ implementation: Runnable; seed: string }>,
  use: (loaded: LoadedPipeline, sender: RemoteSender) => Promise<Result>,
): Promise<Result> {
  const { topology } = implementation;
  return await withPipeline(implementation, async (loaded) => {
    const sender = await startSender({ topology, folder: loaded.folder, seed });
    try {
      return await use(loaded, sender);
    } finally {
      await sender.close();
    }
  });
}
