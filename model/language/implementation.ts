import type { RecordOf } from "./contract.ts";
import type { Fields, ValuesOf } from "./field.ts";
import type { Processor } from "./processor.ts";
import type { Endpoint, PathParameters } from "./serving.ts";
import type { Port } from "./stream.ts";
import type { IdOf, NodeById, Topology } from "./topology.ts";
import type { Job } from "./lake.ts";
import type { View } from "./view.ts";

/** What became of a record that a processor read: the law is accepted = applied + late + duplicate + filtered. */
export type Fate = "applied" | "late" | "duplicate" | "filtered";

type ContractOfPort<P> = P extends Port<infer S> ? S["contract"] : never;
/** One input record and the port it came by: a union over the processor's ports. */
export type InputOf<P extends Processor> = {
  [K in keyof P["reads"] & string]: Readonly<{ port: K; record: RecordOf<ContractOfPort<P["reads"][K]>> }>;
}[keyof P["reads"] & string];

/** What a processor may write, by output; and what it is told beside the record. */
export type Effects<P extends Processor> = Readonly<{
  emit: { readonly [K in keyof P["writes"]]: (record: RecordOf<P["writes"][K]["contract"]>) => void };
  /** Says that the record was not applied; said at most once a record. */
  discard: (fate: Exclude<Fate, "applied">) => void;
  /** The watermark before this batch, ms since the epoch; -Infinity before the first record. */
  watermarkMs: number;
  /** The value of the field by which the record was routed; empty for a global port. */
  key: string;
}>;

/**
 * A processor's code. `step` and `wake` are pure but for the effects that they are handed: they return the key's next
 * state, the same object where nothing changed, or null to forget the key.
 */
export interface Logic<P extends Processor = Processor, S extends Fields = Fields> {
  /** The fields of the state of one key: from them the runtime makes the state's codec. */
  readonly state: S;
  initial(): ValuesOf<S>;
  step(state: ValuesOf<S>, input: InputOf<P>, effects: Effects<P>): ValuesOf<S> | null;
  /** When the key wants to be woken, in event time; derived from the state, so that no timer need be stored. */
  wakeAtMs?(state: ValuesOf<S>): number | null;
  wake?(state: ValuesOf<S>, effects: Effects<P>): ValuesOf<S> | null;
}

/** Helps inference: `logic<P>()({ state, initial, step })`. */
export function logic<P extends Processor>(): <const S extends Fields>(written: Logic<P, S>) => Logic<P, S> {
  return (written) => written;
}

/** How the serving side folds a view's changelog into an index; `apply` may change the index in place and return it. */
export interface Fold<V extends View = View, Index = unknown> {
  empty(): Index;
  apply(index: Index, change: RecordOf<V["contract"]>): Index;
}

/** Helps inference of a fold's index: `fold<V>()({ empty, apply })`. */
export function fold<V extends View>(): <Index>(written: Fold<V, Index>) => Fold<V, Index> {
  return (written) => written;
}

export type Folds<T extends Topology> = { readonly [Id in IdOf<T, "view">]: Fold<NodeById<T, "view", Id>> };
/** Plain JSON data, as an endpoint answers it. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

type IndexOf<F> = F extends Fold<View, infer Index> ? Index : never;
type IndexesOf<E extends Endpoint, F> = {
  readonly [K in keyof E["reads"]]: E["reads"][K]["id"] extends keyof F
    ? IndexOf<F[E["reads"][K]["id"]]>
    : never;
};
/** A request: path parameters are there, query parameters may be absent; both are text from outside. */
export type RequestOf<E extends Endpoint> = Readonly<{
  path: { readonly [K in PathParameters<E["path"]>]: string };
  query: { readonly [K in E["query"][number]]?: string | undefined };
  /** The event clock: the lowest watermark of what the answer is made from, ms since the epoch. */
  nowMs: number;
  /** Of a view that a job publishes: the event time before which its generation counts everything; else null. */
  cutMs: { readonly [K in keyof E["reads"]]: number | null };
}>;
/** Answers a request from the indexes of the views that the endpoint reads; null means that there is no such thing. */
export interface Answer<E extends Endpoint, F> {
  answer(indexes: IndexesOf<E, F>, request: RequestOf<E>): JsonValue | null;
}

/** The SQL of a job: from the relations that it reads and the cut, a query for each output; rows have the output's fields. */
export interface JobSql<J extends Job = Job> {
  /** @param cutMs - only records whose event time is before the cut count. */
  queries(
    relations: { readonly [K in keyof J["reads"]]: string },
    cutMs: number,
  ): { readonly [K in keyof J["writes"]]: string };
}

/** Every modelled processor, in at least the modelled version: one that is missing, or not modelled, does not compile. */
export type Processors<T extends Topology> = {
  readonly [Id in IdOf<T, "processor">]: {
    readonly [V in NodeById<T, "processor", Id>["version"]]: Logic<NodeById<T, "processor", Id>>;
  };
};
/** Where no job is modelled, none may be written: a mapped type over no ids would take any. */
export type Jobs<T extends Topology> = [IdOf<T, "job">] extends [never]
  ? Readonly<Record<string, never>>
  : { readonly [Id in IdOf<T, "job">]: JobSql<NodeById<T, "job", Id>> };
export type Answers<T extends Topology, F> = {
  readonly [Id in IdOf<T, "endpoint">]: Answer<NodeById<T, "endpoint", Id>, F>;
};

/** All the code that a topology needs to run. */
export type Implementation<T extends Topology = Topology, F extends Folds<T> = Folds<T>> = Readonly<{
  topology: T;
  processors: Processors<T>;
  folds: F;
  answers: Answers<T, F>;
  jobs: Jobs<T>;
}>;

/** Joins a topology with its code; the compiler refuses a part of one that the other lacks. */
export function implement<const T extends Topology, const F extends Folds<T>>(
  topology: T,
  code: Readonly<{ processors: Processors<T>; folds: F; answers: Answers<T, F>; jobs: Jobs<T> }>,
): Implementation<T, F> {
  return { topology, ...code };
}
