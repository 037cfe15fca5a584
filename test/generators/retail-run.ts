import { allSources, createWorld, generateRetail, worldSizeFor } from "#generators";
import type { Arrival, RetailOptions, SourceId, Truth } from "#generators";

/** A Monday, 8 in the morning in Paris. */
export const startMs = 1_768_201_200_000;

type Options = Partial<RetailOptions> & Readonly<{ seed: string; ratePerSecond?: number }>;

/** What a run sent, whole, and its truth. */
export function retail(options: Options): Readonly<{ arrivals: readonly Arrival[]; truth: Truth }> {
  const { seed, ratePerSecond = 0.2 } = options;
  const world = createWorld({ seed, ...worldSizeFor({ ratePerSecond }) });
  const made = generateRetail({ world, startMs, events: 20_000, ...options, ratePerSecond });
  const arrivals = [...made.batches].flat();
  return { arrivals, truth: made.truth() };
}

type SoundOf<Id extends SourceId> = Extract<Arrival, Readonly<{ sourceId: Id; fault: null }>>;

/** The sound arrivals of one source, in order. */
export function soundOf<Id extends SourceId>(
  arrivals: readonly Arrival[],
  sourceId: Id,
): readonly SoundOf<Id>[] {
  return arrivals.filter(
    (arrival): arrival is SoundOf<Id> => arrival.fault === null && arrival.sourceId === sourceId,
  );
}

/** How many arrivals each source sent. */
export function countsOf(arrivals: readonly Arrival[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    allSources.map((id) => [id, arrivals.filter(({ sourceId }) => sourceId === id).length]),
  );
}
