import type { RecordCodec } from "../codec/record-codec.ts";
import type { TableSink } from "#model";
import type { Store } from "../log/store.ts";
import type { LakeTable } from "./table.ts";

/** Feeds one table from one committed stream. */
export type Sink = Readonly<{
  /** Appends what was committed since the offset in the table's snapshot; gives how many rows that were. */
  advance(): Promise<number>;
}>;

/** The sink's one offset is in the table's summary: the log and the lake cannot commit together, and need not. */
export function createSink(
  options: Readonly<{ sink: TableSink; store: Store; codec: RecordCodec; table: LakeTable }>,
): Sink {
  const { sink, store, codec, table } = options;
  const slot = { stream: sink.from.id, partition: 0 };
  const key = `offset/${sink.id}`;
  return {
    advance: async () => {
      const start = Number(table.snapshot().summary[key] ?? "0");
      let next = start;
      const records = [];
      for (const { firstOffset, count, bytes } of store.batches(slot, start)) {
        for (const record of codec.decode(bytes).slice(next - firstOffset)) records.push(record);
        next = firstOffset + count;
      }
      if (next > start) await table.append(records, { [key]: String(next) });
      return next - start;
    },
  };
}
