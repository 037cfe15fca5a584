import { hourMs } from "#kernel/units";
import type { RecordOf } from "#model";
import type { customerChange, exposure } from "#model/omnishop";
import { createWorld, generateRetail, worldSizeFor } from "#generators";
import type { Arrival, Sale, SourceId, Truth } from "#generators";
import { serve } from "#reference-impl";
import { BenchmarkError } from "../benchmark-error.ts";
import { salesStartMs } from "../codec/sale-batches.ts";
import type { LoadedPipeline } from "../load/open-loop.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";

/** So many weeks of a retailer whose tills, web store, accounts and campaigns send so many events a second on average. */
export type PlantedOptions = Readonly<{ seed: string; eventsPerSecond: number; weeks: number }>;

/** What a world sent that its contracts allow, and what was planted in it. */
export type PlantedWorld = Readonly<{
  sales: readonly Sale[];
  exposures: readonly RecordOf<typeof exposure>[];
  changes: readonly RecordOf<typeof customerChange>[];
  truth: Truth;
  /** The event time that the answers are of. */
  nowMs: number;
}>;

/** Asks a path of Kappa's server, which has worked off all that the world sent. */
export type Ask = (path: string) => Promise<unknown>;

const sources: readonly SourceId[] = ["tills", "web-orders", "campaigns", "customer-accounts"];
const weekHours = 7 * 24;
/** What arrives in so long is worked off together: far less than any of it may be late. */
const roundMs = 12 * hourMs;

/**
 * Sends weeks of a world with the traps of real sources through Kappa's pipeline as fast as it goes, and lets `use` ask
 * its server over HTTP. What was planted goes to `use` alone.
 */
export function withPlantedWorld<Result>(
  { seed, eventsPerSecond: ratePerSecond, weeks }: PlantedOptions,
  use: (world: PlantedWorld, ask: Ask) => Promise<Result>,
): Promise<Result> {
  const implementation = implementations.kappa;
  const { batches, truth } = generateRetail({
    world: createWorld({ seed, ...worldSizeFor({ ratePerSecond, sources }) }),
    seed,
    sources,
    startMs: salesStartMs,
    hours: weeks * weekHours,
    ratePerSecond,
  });
  return withPipeline(implementation, async (loaded) => {
    const heard = await workOff(loaded, batches);
    const { views, watermarkMs } = loaded.pipeline;
    const server = await serve({ implementation, views: { ...views, nowMs: watermarkMs }, port: 0 });
    try {
      const world = { ...heard, truth: truth(), nowMs: watermarkMs() };
      return await use(world, (path) => askServer(`${server.url}${path}`));
    } finally {
      await server.close();
    }
  });
}

type Heard = Pick<PlantedWorld, "sales" | "exposures" | "changes">;

async function workOff(
  { pipeline, setClock }: LoadedPipeline,
  batches: Iterable<readonly Arrival[]>,
): Promise<Heard> {
  const arrivals: Arrival[] = [];
  let waiting: Arrival[] = [];
  const round = async (): Promise<void> => {
    setClock(waiting.at(-1)?.arrivalMs ?? 0);
    await pipeline.offerAll(Map.groupBy(waiting, (arrival) => arrival.sourceId));
    await pipeline.work();
    waiting = [];
  };
  for (const batch of batches) {
    const first = waiting[0] ?? batch[0];
    if (first && (batch.at(-1)?.arrivalMs ?? 0) - first.arrivalMs > roundMs && waiting.length > 0) {
      await round();
    }
    for (const arrival of batch) {
      waiting.push(arrival);
      arrivals.push(arrival);
    }
  }
  if (waiting.length > 0) await round();
  return heardIn(arrivals);
}

function heardIn(arrivals: readonly Arrival[]): Heard {
  const sound = arrivals.filter((arrival) => arrival.fault === null);
  return {
    sales: sound.flatMap((one) =>
      one.sourceId === "tills" || one.sourceId === "web-orders" ? [one.value] : [],
    ),
    exposures: sound.flatMap((one) => (one.sourceId === "campaigns" ? [one.value] : [])),
    changes: sound.flatMap((one) => (one.sourceId === "customer-accounts" ? [one.value] : [])),
  };
}

async function askServer(url: string): Promise<unknown> {
  const response = await fetch(url);
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new BenchmarkError(
    "NOTHING_MEASURED",
    `${url} answers ${response.status}: ${JSON.stringify(answer)}`,
  );
}
