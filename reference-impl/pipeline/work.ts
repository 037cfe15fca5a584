import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Slot, Store } from "../log/store.ts";
import type { ViewReader } from "../runtime/view-reader.ts";
import { slotName } from "../runtime/watermarks.ts";
import type { Worker } from "../runtime/worker.ts";

/** Work that is on its way to the disk. */
export type BegunWork = Readonly<{
  /** Resolves once it is durable and the views show it. */
  shown: Promise<void>;
  /** Resolves once each egress has delivered it besides. */
  delivered: Promise<void>;
}>;

/** Works off what sources have offered, and shows it. */
type Work = Readonly<{
  /** As `Pipeline.beginWork`. */
  begin(): Promise<BegunWork>;
  /** Resolves once all that was begun has ended; throws what the last delivery has failed of. */
  settle(): Promise<void>;
}>;

type WorkParts = Readonly<{
  topology: Topology;
  store: Store;
  worker: Worker;
  views: ViewReader;
  egresses: Readonly<{ advance: () => Promise<void> }>;
}>;

export function createWork({ topology, store, worker, views, egresses }: WorkParts): Work {
  const sourceSlots = slotsOfSources(topology);
  /** Of what was begun last; what was begun is shown in that order. */
  let shown: Promise<void> = Promise.resolve();
  let delivered: Promise<void> = Promise.resolve();
  let beginning: Promise<unknown> = Promise.resolve();
  let delivering: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  /** One delivery after another, whatever has come of the one before; all that wait for the next one share it. */
  const deliver = (): Promise<void> => {
    next ??= Promise.allSettled([delivering]).then(() => {
      next = null;
      delivering = egresses.advance();
      return delivering;
    });
    return next;
  };
  const begin = async (): Promise<BegunWork> => {
    const ends = sourceSlots.map(({ name, slot }) => ({ name, end: store.endOffset(slot) }));
    // A failure is told to whoever waits for what has failed, and not to whoever comes after.
    shown = shown.catch(() => {});
    for (;;) {
      const { durable, idle, offsets } = await worker.begin();
      shown = shown.then(async () => views.take((await durable).committed));
      shown.catch(() => {});
      if (idle || !isBehind(offsets, ends)) break;
    }
    const own = shown.then(() => void views.refresh());
    shown = own;
    delivered = own.then(deliver);
    delivered.catch(() => {});
    return { shown, delivered };
  };
  return {
    begin: () => {
      const begun = begin();
      beginning = begun;
      return begun;
    },
    settle: async () => {
      await Promise.allSettled([beginning]);
      await Promise.allSettled([shown, delivered]);
      await delivered;
    },
  };
}

type SourceSlot = Readonly<{ name: string; slot: Slot }>;

function slotsOfSources(topology: Topology): readonly SourceSlot[] {
  const streams = new Set(nodesOf(topology, "source").map(({ into }) => into.id));
  return Array.from(streams, (stream) => {
    const slot = { stream, partition: 0 };
    return { name: slotName(slot), slot };
  });
}

/** A slot that no processor reads has no offset, and holds nobody up. What came in meanwhile is for the next call. */
function isBehind(
  offsets: Readonly<Record<string, number>>,
  ends: readonly Readonly<{ name: string; end: number }>[],
): boolean {
  return ends.some(({ name, end }) => (offsets[name] ?? Infinity) < end);
}
