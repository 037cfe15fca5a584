import type { Contract, TableSink } from "#model";
import type { RecordCodec } from "../codec/record-codec.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import { compileJsonLines } from "./json-lines.ts";
import type { JsonLines, JsonLineWriter } from "./json-lines.ts";
import type { Snapshot } from "./snapshot.ts";
import type { LakeTable } from "./table.ts";

/** A table sink at work. */
export interface SinkRun {
  /**
   * Brings the table up to an end of the stream in each partition: `rows` were added, in one snapshot or a few. The ends
   * are those of stored batches, and of what is durable (`Store.durableEndOffset`): of what comes after, a power cut may
   * take from the log what the table has, and other records get the offsets.
   *
   * @throws {ReferenceError} `SNAPSHOT_CONFLICT` where two writers run one sink; calling again carries on rightly.
   * `LOG_GAP` where the log ends before what the table has, or before the given end.
   */
  advance(durableEnds: readonly number[]): Promise<Readonly<{ rows: number; snapshot: Snapshot }>>;
}

export type SinkOptions<C extends Contract> = Readonly<{
  sink: TableSink;
  store: Store;
  codec: RecordCodec<C>;
  table: LakeTable<C>;
  /** Of the stream, in this log; 1 unless given. */
  partitions?: number;
  /** A snapshot takes whole batches until it has so many rows. */
  rowsPerSnapshot?: number;
}>;

/**
 * Runs a sink. Its one offset a partition stands in the summary of the table's snapshot, committed with the rows: the
 * log and the lake cannot commit together, so nothing is kept in the log.
 */
export function createSink<C extends Contract>(options: SinkOptions<C>): SinkRun {
  const { sink, store, table, partitions = 1, rowsPerSnapshot = 100_000 } = options;
  const startLines = compileJsonLines(sink.from.contract);
  const slots = Array.from({ length: partitions }, (_, partition) => ({ stream: sink.from.id, partition }));
  return {
    async advance(durableEnds) {
      let rows = 0;
      for (const slot of slots) {
        const key = offsetKey(sink.id, slot.partition);
        const durableEnd = durableEnds[slot.partition] ?? 0;
        const end = store.endOffset(slot);
        let from = offsetIn(table.snapshot(), key, sink.id);
        // What came after would take offsets that the table counts as fed.
        if (from > end) throw logShorter(slot.stream, { from, end });
        while (from < durableEnd) {
          const lines = linesFrom(
            { from, end: durableEnd },
            { ...options, slot, rowsPerSnapshot, startLines },
          );
          if (lines.rowCount === 0) throw logShorter(slot.stream, { from, end });
          from += lines.rowCount;
          rows += lines.rowCount;
          await table.append(lines, { summary: { [key]: String(from) } });
        }
      }
      return { rows, snapshot: table.snapshot() };
    },
  };
}

/** Where a sink's offset stands in a snapshot's summary. */
export function offsetKey(sinkId: string, partition: number): string {
  return `sink/${sinkId}/${partition}/next-offset`;
}

function offsetIn({ summary }: Snapshot, key: string, sinkId: string): number {
  const written = summary[key] ?? "0";
  const offset = Number(written);
  if (Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new ReferenceError(
    "SINK_OFFSET_UNREADABLE",
    `The snapshot gives "${written}" as ${key}, which is no offset of ${sinkId}. Restore the table's metadata.`,
  );
}

type Offsets = Readonly<{ from: number; end: number }>;

type Reading<C extends Contract> = Pick<SinkOptions<C>, "store" | "codec"> &
  Readonly<{
    slot: Readonly<{ stream: string; partition: number }>;
    rowsPerSnapshot: number;
    startLines: () => JsonLineWriter;
  }>;

/** The first batch may start before the offset: what is in the table already is left out. */
function linesFrom<C extends Contract>({ from, end }: Offsets, reading: Reading<C>): JsonLines {
  const { store, codec, slot, rowsPerSnapshot, startLines } = reading;
  const lines = startLines();
  for (const { firstOffset, count, bytes } of store.batches(slot, from)) {
    if (firstOffset + count > end) break;
    try {
      lines.add(codec.body(bytes), Math.max(0, from - firstOffset));
    } catch (cause) {
      // The codec says what is wrong with a batch.
      codec.decode(bytes);
      throw cause;
    }
    if (lines.rowCount >= rowsPerSnapshot) break;
  }
  return lines.lines();
}

function logShorter(stream: string, { from, end }: Offsets): ReferenceError {
  return new ReferenceError(
    "LOG_GAP",
    `${stream} ends at ${end}, yet gives nothing from ${from} on. Restore the log; the table has all before ${from}.`,
  );
}
