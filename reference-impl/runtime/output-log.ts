import { createCodec } from "../codec/codec.ts";
import type { RecordCodec } from "../codec/record-codec.ts";
import type { Append } from "../log/store.ts";
import type { AnyRecord } from "./bind.ts";
import type { PlannedOutput } from "./plan.ts";
import { keyOf, partitionOf } from "./record-key.ts";

/** What a round has written to one stream or view so far; the processors below read it from memory. */
export type OutputLog = {
  readonly planned: PlannedOutput;
  readonly codec: RecordCodec;
  /** Another array in each round: whoever has taken the last round's may keep it. */
  records: AnyRecord[];
};

export function createOutputLog(planned: PlannedOutput): OutputLog {
  return { planned, codec: createCodec(planned.contract), records: [] };
}

/** Encodes the round's records as one batch for each partition that has any. */
export function encodeOutput({ planned, codec, records }: OutputLog): readonly Append[] {
  if (records.length === 0) return [];
  const { log: stream, keyField, partitions } = planned;
  if (partitions === 1 || keyField === null) {
    return [{ slot: { stream, partition: 0 }, count: records.length, bytes: codec.encode(records) }];
  }
  const byPartition = Array.from({ length: partitions }, (): AnyRecord[] => []);
  for (const record of records) {
    byPartition[partitionOf(keyOf(record, keyField) ?? "", partitions)]?.push(record);
  }
  return byPartition.flatMap((part, partition) =>
    part.length === 0 ? [] : [{ slot: { stream, partition }, count: part.length, bytes: codec.encode(part) }],
  );
}
