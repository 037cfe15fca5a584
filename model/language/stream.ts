import type { Contract } from "./contract.ts";
import type { Place } from "./place.ts";

/** An ordered, partitioned, replayable log of one contract. */
export type Stream<Id extends string = string, C extends Contract = Contract> = Place &
  Readonly<{
    kind: "stream";
    id: Id;
    contract: C;
    /** The field whose value decides the partition. */
    key: string;
    /** In production; the embedded log uses as many as it has workers. */
    partitions: number;
    retentionDays: number;
    /** How far behind the newest event a record may still come without being late: the watermark's delay. */
    outOfOrdernessMs: number;
  }>;

type KeyOf<C extends Contract> = keyof C["fields"] & string;

export function stream<const Id extends string, C extends Contract>(
  id: Id,
  spec: Place &
    Readonly<{
      contract: C;
      key: KeyOf<C>;
      partitions: number;
      retentionDays: number;
      outOfOrdernessMs: number;
    }>,
): Stream<Id, C> {
  return { kind: "stream", id, ...spec };
}

/** Files as they arrive: the door of a data lake, which has no log. */
export type Landing<Id extends string = string, C extends Contract = Contract> = Place &
  Readonly<{
    kind: "landing";
    id: Id;
    contract: C;
    format: "ndjson" | "csv" | "parquet";
    retentionDays: number;
  }>;

export function landing<const Id extends string, C extends Contract>(
  id: Id,
  spec: Place & Readonly<{ contract: C; format: "ndjson" | "csv" | "parquet"; retentionDays: number }>,
): Landing<Id, C> {
  return { kind: "landing", id, ...spec };
}

/**
 * How a processor reads a stream: by the value of a field (repartitioned through a logged stream where the stream's
 * key differs), every record in every task (`broadcast`), or all records in one task (`global`).
 */
export type Port<S extends Stream = Stream> = Readonly<
  { stream: S; how: "by"; field: string } | { stream: S; how: "broadcast" | "global" }
>;

/** Records with the same value of `field` meet the same state, in the stream's order. */
export function by<S extends Stream>(source: S, field: KeyOf<S["contract"]>): Port<S> {
  return { stream: source, how: "by", field };
}

export function broadcast<S extends Stream>(source: S): Port<S> {
  return { stream: source, how: "broadcast" };
}

export function global<S extends Stream>(source: S): Port<S> {
  return { stream: source, how: "global" };
}
