import { holdToModel } from "#model";
import type { Agreement, Observation } from "#model";
import { omnishop } from "#model/omnishop";
import { observeFlows, openPipeline } from "#reference-impl";
import type { Pipeline } from "#reference-impl";
import { dayMs } from "#kernel/units";
import { generateEvents } from "./generated.ts";
import { openOutputFolder } from "./output-folder.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

export type ObserveOptions = Readonly<{ out: string; seed: string; events: number }>;

/** A variant's run, held to its model. */
export type ObservedVariant = Agreement & Readonly<{ variant: VariantId; observation: Observation }>;

/**
 * Runs each variant for a while from an empty log, keeps what its flows were seen to move in `observed-<variant>.json`,
 * and holds that to the modelled flows.
 */
export async function observeRuns(options: ObserveOptions): Promise<readonly ObservedVariant[]> {
  const folder = await openOutputFolder(options.out);
  const observed: ObservedVariant[] = [];
  for (const variant of ["kappa", "lambda"] as const) {
    const observation = await observe(await folder.scratch(`observed-${variant}`), { ...options, variant });
    await folder.write(`observed-${variant}.json`, `${JSON.stringify(observation, null, 2)}\n`);
    const { topology } = variants[variant].implementation;
    observed.push({ variant, observation, ...holdToModel(omnishop, topology, observation) });
  }
  return observed;
}

async function observe(
  folder: string,
  { seed, events, variant }: Omit<ObserveOptions, "out"> & Readonly<{ variant: VariantId }>,
): Promise<Observation> {
  const { implementation } = variants[variant];
  let nowMs = 0;
  let fedMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    const published = [];
    const { batches } = generateEvents({ seed, events });
    for (const batch of batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      for (const sourceId of new Set(batch.map((arrival) => arrival.sourceId))) {
        await pipeline.offer(
          sourceId,
          batch.filter((arrival) => arrival.sourceId === sourceId),
        );
      }
      await pipeline.work();
      if (nowMs - fedMs < dayMs) continue;
      published.push(...(await pipeline.runBatch()));
      fedMs = nowMs;
    }
    const offered = offeredOf(pipeline);
    await offerBroken(pipeline, { sourceIds: Object.keys(offered), arrivalMs: nowMs });
    published.push(...(await pipeline.runBatch(pipeline.watermarkMs() + dayMs)));
    const flows = observeFlows({ pipeline, implementation, published });
    return { topologyId: implementation.topology.id, offered, flows };
  } finally {
    await pipeline.close();
  }
}

function offeredOf(pipeline: Pipeline): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pipeline.admitted()).map(([id, { values }]) => [id, values]));
}

/** One value that no contract allows through each door, so that the way of the dead letters is tried. */
async function offerBroken(
  pipeline: Pipeline,
  { sourceIds, arrivalMs }: Readonly<{ sourceIds: readonly string[]; arrivalMs: number }>,
): Promise<void> {
  for (const sourceId of sourceIds) await pipeline.offer(sourceId, [{ arrivalMs, value: null }]);
  await pipeline.work();
}
