import { join } from "node:path";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Incoming } from "../ingest/door.ts";
import { openLmdbStore } from "../log/lmdb-store.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import { admittedBy, createIntake } from "./intake.ts";
import type { Admitted, Intake } from "./intake.ts";

/** The ways of all sources of a topology into its log. */
export type Doors = Readonly<{
  /**
   * Resolves once all is durable: accepted, or a dead letter with its reason.
   *
   * @throws {ReferenceError} `NO_SUCH_SOURCE`, and what the store throws.
   */
  offer(sourceId: string, incoming: readonly Incoming[]): Promise<void>;
  /** As `offer`, of several sources in one commit: all of it is durable or none. */
  offerAll(parts: Iterable<readonly [sourceId: string, incoming: readonly Incoming[]]>): Promise<void>;
  /** By source. */
  admitted(): Readonly<Record<string, Admitted>>;
}>;

/** The doors over a store that is open already; `ended` resolves once nothing is on its way. */
export function createDoors(
  topology: Topology,
  store: Store,
): Readonly<{ doors: Doors; ended: () => Promise<void> }> {
  const sources = nodesOf(topology, "source");
  const intakes = new Map(sources.map((source) => [source.id, createIntake(source, store)]));
  const intakeOf = (sourceId: string): Intake => {
    const intake = intakes.get(sourceId);
    if (intake !== undefined) return intake;
    const known = [...intakes.keys()].join(", ");
    throw new ReferenceError("NO_SUCH_SOURCE", `no source "${sourceId}"; the sources are ${known}`);
  };
  const offerNow: Doors["offerAll"] = async (parts) => {
    const bySource = new Map<Intake, Incoming[]>();
    for (const [sourceId, incoming] of parts) {
      const intake = intakeOf(sourceId);
      bySource.set(intake, (bySource.get(intake) ?? []).concat(incoming));
    }
    const taken = Array.from(bySource, ([intake, incoming]) => intake.take(incoming));
    await store.commit({
      appends: taken.flatMap(({ appends }) => appends),
      puts: taken.map(({ count }) => count),
      removes: [],
    });
  };
  // In turn: each counts on from what is committed.
  let last: Promise<void> = Promise.resolve();
  const offerAll: Doors["offerAll"] = (parts) => {
    const offered = last.then(() => offerNow(parts));
    last = offered.catch(() => {});
    return offered;
  };
  const doors: Doors = {
    offer: (sourceId, incoming) => offerAll([[sourceId, incoming]]),
    offerAll,
    admitted: () => Object.fromEntries(sources.map(({ id }) => [id, admittedBy(store, id)])),
  };
  return { doors, ended: () => last };
}

/** Doors of their own into the log of a pipeline; `close` waits for what was offered. */
export type RemoteDoors = Doors & Readonly<{ close: () => Promise<void> }>;

/**
 * Opens the doors of a pipeline in another thread or process than the one that works it off: what is offered is durable
 * there, and is worked off at the next `work`. While they are open, nobody else offers for their sources.
 *
 * @param options - `folder` is the pipeline's.
 */
export async function openDoors({
  topology,
  folder,
}: Readonly<{ topology: Topology; folder: string }>): Promise<RemoteDoors> {
  const store = await openLmdbStore(join(folder, "log"));
  const { doors, ended } = createDoors(topology, store);
  return {
    ...doors,
    close: async () => {
      await ended();
      await store.close();
    },
  };
}
