import type { Place } from "./place.ts";
import type { Port, Stream } from "./stream.ts";
import type { View } from "./view.ts";

export type Ports = Readonly<Record<string, Port>>;
export type Outputs = Readonly<Record<string, Stream | View>>;

/**
 * Stateful, event-time logic: streams in; streams and views out. Ports keyed by a field of the same name share one
 * state per key value; its code is found by (id, version).
 */
export type Processor<
  Id extends string = string,
  I extends Ports = Ports,
  O extends Outputs = Outputs,
  V extends string = string,
> = Place &
  Readonly<{
    kind: "processor";
    id: Id;
    version: V;
    reads: I;
    writes: O;
    /** How far behind the watermark a record may be and still count; beyond it the record is late. */
    allowedLatenessMs: number;
  }>;

export function processor<
  const Id extends string,
  const I extends Ports,
  const O extends Outputs,
  const V extends string,
>(
  id: Id,
  spec: Place & Readonly<{ version: V; reads: I; writes: O; allowedLatenessMs: number }>,
): Processor<Id, I, O, V> {
  return { kind: "processor", id, ...spec };
}
