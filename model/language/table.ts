import type { Contract } from "./contract.ts";
import type { Place } from "./place.ts";

/** How a table is cut into files; `field` is an instant for the calendar transforms. */
export type PartitionTransform = Readonly<{ kind: "day" | "month" | "identity"; field: string }>;

/** A lakehouse table of one contract. */
export type Table<Id extends string = string, C extends Contract = Contract> = Place &
  Readonly<{
    kind: "table";
    id: Id;
    contract: C;
    layer: "raw" | "conformed" | "business";
    partitionedBy: PartitionTransform;
    retentionDays: number;
  }>;

type TableSpec<C extends Contract> = Place &
  Readonly<{
    contract: C;
    layer: "raw" | "conformed" | "business";
    partitionedBy: Readonly<{ kind: PartitionTransform["kind"]; field: keyof C["fields"] & string }>;
    retentionDays: number;
  }>;

export function table<const Id extends string, C extends Contract>(id: Id, spec: TableSpec<C>): Table<Id, C> {
  return { kind: "table", id, ...spec };
}
