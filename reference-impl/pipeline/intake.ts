import type { Source } from "#model";
import { createCodec } from "../codec/codec.ts";
import { createDoor } from "../ingest/door.ts";
import type { Incoming } from "../ingest/door.ts";
import type { Append, Entry, Store } from "../log/store.ts";

/**
 * What came in at one source: `values` counts what was offered, so that a sender knows after a crash where to go on; the
 * others count rows, in = accepted + deadLettered.
 */
export type Admitted = Readonly<{ values: number; in: number; accepted: number; deadLettered: number }>;

/** What a commit has to hold of some values of a source. */
type Taken = Readonly<{ appends: readonly Append[]; count: Entry }>;

/** The way from one source into the log. */
export type Intake = Readonly<{
  /**
   * Checks values: each is a record of the stream or a dead letter, and counted, once that is committed; to be called
   * when what was taken before is.
   */
  take(incoming: readonly Incoming[]): Taken;
}>;

/** Opens a source's way in. The counts are committed with the records, so they survive a crash. */
export function createIntake(source: Source, store: Store): Intake {
  const codec = createCodec(source.contract);
  const door = createDoor({ source, codec });
  const rejects = source.rejects
    ? { slot: slotOf(source.rejects.id), codec: createCodec(source.rejects.contract) }
    : null;
  return {
    take: (incoming) => {
      const { accepted, rejected, rows } = door.admit(incoming);
      const appends: Append[] = [];
      if (accepted.length > 0) {
        appends.push({ slot: slotOf(source.into.id), count: accepted.length, bytes: codec.encode(accepted) });
      }
      if (rejects && rejected.length > 0) {
        appends.push({ slot: rejects.slot, count: rejected.length, bytes: rejects.codec.encode(rejected) });
      }
      const before = admittedBy(store, source.id);
      const all = {
        values: before.values + incoming.length,
        in: before.in + rows.in,
        accepted: before.accepted + rows.accepted,
        deadLettered: before.deadLettered + rows.deadLettered,
      };
      return { appends, count: { key: keyOf(source.id), bytes: writeRows(all) } };
    },
  };
}

/** What has come in at a source as far as it is committed, whoever let it in. */
export function admittedBy(store: Store, sourceId: string): Admitted {
  return readRows(store.get(keyOf(sourceId)));
}

function keyOf(sourceId: string): string {
  return `admitted/${sourceId}`;
}

function slotOf(stream: string): Append["slot"] {
  return { stream, partition: 0 };
}

const rowsBytes = 32;

function writeRows({ values, in: all, accepted, deadLettered }: Admitted): Uint8Array {
  const view = new DataView(new ArrayBuffer(rowsBytes));
  view.setFloat64(0, values);
  view.setFloat64(8, all);
  view.setFloat64(16, accepted);
  view.setFloat64(24, deadLettered);
  return new Uint8Array(view.buffer);
}

function readRows(bytes: Uint8Array | null): Admitted {
  if (bytes === null) return { values: 0, in: 0, accepted: 0, deadLettered: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, rowsBytes);
  return {
    values: view.getFloat64(0),
    in: view.getFloat64(8),
    accepted: view.getFloat64(16),
    deadLettered: view.getFloat64(24),
  };
}
