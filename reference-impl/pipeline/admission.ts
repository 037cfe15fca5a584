import type { Source } from "#model";
import { createCodec } from "../codec/record-codec.ts";
import { createDoor } from "../ingest/door.ts";
import type { Append, Store } from "../log/store.ts";

/** What came in at one source, in rows: in = accepted + deadLettered. */
export type Admitted = Readonly<{ in: number; accepted: number; deadLettered: number }>;

/** A value as a source sent it, and when it arrived (ms since the epoch). */
export type Incoming = Readonly<{ arrivalMs: number; value: unknown }>;

export type Admission = Readonly<{
  /** Resolves once every value is durable, as a record of the stream or as a dead letter. */
  offer(incoming: readonly Incoming[]): Promise<void>;
  rows(): Admitted;
}>;

const text = new TextEncoder();

/** The way from one source into the log. The counts are committed with the records, so they survive a crash. */
export function createAdmission(source: Source, store: Store): Admission {
  const codec = createCodec(source.contract);
  const door = createDoor({ source, codec });
  const rejectCodec = source.rejects ? createCodec(source.rejects.contract) : null;
  const key = `admitted/${source.id}`;
  let rows = readRows(store.get(key));
  return {
    rows: () => rows,
    offer: async (incoming) => {
      const admitted = door.admit(incoming);
      const next = {
        in: rows.in + admitted.rows.in,
        accepted: rows.accepted + admitted.rows.accepted,
        deadLettered: rows.deadLettered + admitted.rows.deadLettered,
      };
      const appends: Append[] = [];
      if (admitted.accepted.length > 0) {
        appends.push({
          slot: { stream: source.into.id, partition: 0 },
          count: admitted.accepted.length,
          bytes: codec.encode(admitted.accepted),
        });
      }
      if (source.rejects && rejectCodec && admitted.rejected.length > 0) {
        appends.push({
          slot: { stream: source.rejects.id, partition: 0 },
          count: admitted.rejected.length,
          bytes: rejectCodec.encode(admitted.rejected),
        });
      }
      await store.commit({ appends, puts: [{ key, bytes: text.encode(JSON.stringify(next)) }], removes: [] });
      rows = next;
    },
  };
}

function readRows(bytes: Uint8Array | null): Admitted {
  if (!bytes) return { in: 0, accepted: 0, deadLettered: 0 };
  const kept: Admitted = JSON.parse(new TextDecoder().decode(bytes));
  return kept;
}
