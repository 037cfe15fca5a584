import avro from "avsc";
import { longMax } from "./exact-integers.ts";

/** What avsc hands a type to write with. */
type Tap = Readonly<{ writeLong(value: number): void }>;

/** A long that refuses, as it is written, what would not come back as it was: no record is gone through twice for it. */
class ExactLongType extends avro.types.LongType {
  _write(tap: Tap, value: unknown): void {
    if (typeof value !== "number" || !(value <= longMax && value >= -longMax) || value % 1 !== 0) {
      throw new RangeError(`no whole number within ±${longMax}`);
    }
    tap.writeLong(value);
  }
}

/** Gives avsc the type of a schema's longs, of whatever logical type. */
export function exactLongOf(schema: unknown): avro.Type | undefined {
  const name = typeof schema === "object" && schema !== null && "type" in schema ? schema.type : schema;
  return name === "long" ? new ExactLongType() : undefined;
}
