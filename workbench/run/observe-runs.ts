import { dayMs } from "#kernel/units";
import { holdToModel } from "#model";
import type { Agreement, Observation } from "#model";
import { omnishop } from "#model/omnishop";
import { createWorld, generateRetail, worldSizeFor } from "#generators";
import { observeFlows, openPipeline } from "#reference-impl";
import type { Pipeline, Published } from "#reference-impl";
import { withOutputFolder } from "../output-folder.ts";
import { retailStartMs } from "./retail-start.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

/** How often a run is held to its model, and how long it may take until everything that is modelled has been seen. */
const eventsPerLook = 10_000;
const eventsMax = 200_000;
/** A run that contradicts nothing is over when so many looks have shown nothing new. */
const quietLooks = 3;
const ratePerSecond = 1;

export type ObserveOptions = Readonly<{ out: string; seed: string }>;

/** A variant's run, held to its model. */
export type ObservedVariant = Agreement & Readonly<{ variant: VariantId; observation: Observation }>;

/**
 * Runs each variant from an empty log, all its sources sending, until every modelled flow below them has moved something,
 * or for long enough to say that it does not. What was seen is kept in `observed-<variant>.json`, and held to the model.
 */
export async function observeRuns(options: ObserveOptions): Promise<readonly ObservedVariant[]> {
  return withOutputFolder({ path: options.out, maker: "check" }, async (folder) => {
    const observed: ObservedVariant[] = [];
    for (const variant of ["kappa", "lambda"] as const) {
      const seen = await folder.build(`observed-${variant}`, (data) =>
        observe(data, { seed: options.seed, variant }),
      );
      await folder.write(`observed-${variant}.json`, `${JSON.stringify(seen.observation, null, 2)}\n`);
      observed.push(seen);
    }
    return observed;
  });
}

type Run = Readonly<{ seed: string; variant: VariantId }>;

async function observe(folder: string, { seed, variant }: Run): Promise<ObservedVariant> {
  const { implementation } = variants[variant];
  const { topology } = implementation;
  let nowMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    const published: Published[] = [];
    const offered: Record<string, number> = {};
    const look = async (): Promise<ObservedVariant> => {
      await offerBroken(pipeline, { sourceIds: Object.keys(offered), arrivalMs: nowMs });
      published.push(...(await pipeline.runBatch(pipeline.watermarkMs() + dayMs)));
      const flows = observeFlows({ pipeline, implementation, published });
      const observation = { topologyId: topology.id, offered: { ...offered }, flows };
      return { variant, observation, ...holdToModel(omnishop, topology, observation) };
    };
    const world = createWorld({ seed, ...worldSizeFor({ ratePerSecond }) });
    const { batches } = generateRetail({
      world,
      seed,
      startMs: retailStartMs,
      events: eventsMax,
      ratePerSecond,
    });
    const seenCounts: number[] = [];
    let untilLook = eventsPerLook;
    for (const batch of batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      await offerAll(pipeline, batch);
      for (const { sourceId } of batch) offered[sourceId] = (offered[sourceId] ?? 0) + 1;
      untilLook -= batch.length;
      if (untilLook > 0) continue;
      untilLook += eventsPerLook;
      const seen = await look();
      seenCounts.push(seen.seenCount);
      if (isOver(seen, seenCounts)) return seen;
    }
    return await look();
  } finally {
    await pipeline.close();
  }
}

function isOver({ findings }: ObservedVariant, seenCounts: readonly number[]): boolean {
  if (findings.length === 0) return true;
  const last = seenCounts.slice(-quietLooks);
  const isQuiet = last.length === quietLooks && new Set(last).size === 1;
  return isQuiet && !findings.some(({ severity }) => severity === "error");
}

type Arrivals = readonly Readonly<{ sourceId: string; arrivalMs: number; value: unknown }>[];

async function offerAll(pipeline: Pipeline, batch: Arrivals): Promise<void> {
  await pipeline.offerAll(Map.groupBy(batch, (arrival) => arrival.sourceId));
  await pipeline.work();
}

/** One value that no contract allows through each door, so that the way of the dead letters is tried. */
async function offerBroken(
  pipeline: Pipeline,
  { sourceIds, arrivalMs }: Readonly<{ sourceIds: readonly string[]; arrivalMs: number }>,
): Promise<void> {
  for (const sourceId of sourceIds) await pipeline.offer(sourceId, [{ arrivalMs, value: null }]);
  await pipeline.work();
}
