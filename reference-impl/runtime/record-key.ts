import { hash32 } from "#kernel/hash";
import type { AnyRecord } from "./bind.ts";

/** The value of a record's field as a key: the empty one without a field; null where the value is null or a list. */
export function keyOf(record: AnyRecord, field: string | null): string | null {
  if (field === null) return "";
  const value = record[field];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** The partition of a key, from 0 to `partitions` - 1. */
export function partitionOf(key: string, partitions: number): number {
  return partitions === 1 ? 0 : hash32(key) % partitions;
}
