import type { Place } from "./place.ts";
import type { Stream } from "./stream.ts";
import type { Table } from "./table.ts";
import type { View } from "./view.ts";

type Readable = Readonly<Record<string, View | Table>>;

/** The names in braces of a path: `/sales/{productId}` has `productId`. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameters<Rest>
  : never;

/** An HTTP GET operation over views and tables. `query` names the optional query parameters. */
export type Endpoint<
  Id extends string = string,
  R extends Readable = Readable,
  Path extends string = string,
  Q extends string = string,
> = Place & Readonly<{ kind: "endpoint"; id: Id; reads: R; path: Path; query: readonly Q[] }>;

export function endpoint<
  const Id extends string,
  const R extends Readable,
  const Path extends string,
  const Q extends string = never,
>(id: Id, spec: Place & Readonly<{ reads: R; path: Path; query?: readonly Q[] }>): Endpoint<Id, R, Path, Q> {
  return { kind: "endpoint", id, ...spec, query: spec.query ?? [] };
}

/** An effect on people: idempotent by `identity` of the stream's contract, and obeying the active version only. */
export type Egress<Id extends string = string> = Place &
  Readonly<{ kind: "egress"; id: Id; from: Stream; channel: "push" | "mail" | "payment" | "work-list" }>;

export function egress<const Id extends string>(
  id: Id,
  spec: Place & Readonly<{ from: Stream; channel: "push" | "mail" | "payment" | "work-list" }>,
): Egress<Id> {
  return { kind: "egress", id, ...spec };
}
