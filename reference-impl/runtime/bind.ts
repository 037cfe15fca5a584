import type { Contract, Fate, Fields, JsonValue, RecordOf, Topology, ValuesOf } from "#model";
import { ReferenceError } from "../reference-error.ts";

// The one file where types are erased: a loop over all processors of a topology has no type for each of them. What is
// cast here, the compiler has checked where the implementation was joined with its topology.

/** What an implementation is to a runtime that does not know its topology; every `Implementation<T, F>` is one. */
export type Runnable = Readonly<{
  topology: Topology;
  processors: object;
  folds: object;
  answers: object;
  jobs: object;
}>;

/** A record of some contract. */
export type AnyRecord = RecordOf<Contract>;
/** The state of a key of some processor; the runtime only holds it, compares it by identity, and encodes it. */
export type AnyState = ValuesOf<Fields>;

/** What a step is handed: one object a port, used again for each record. */
export type BoundInput = { readonly port: string; record: AnyRecord };
/** What a step may do: one object a processor, used again for each record. */
export type BoundEffects = {
  readonly emit: Readonly<Record<string, (record: AnyRecord) => void>>;
  readonly discard: (fate: Exclude<Fate, "applied">) => void;
  watermarkMs: number;
  key: string;
};

export type BoundProcessor = Readonly<{
  state: Fields;
  initial: () => AnyState;
  step: (state: AnyState, input: BoundInput, effects: BoundEffects) => AnyState | null;
  wakeAtMs: ((state: AnyState) => number | null) | null;
  wake: ((state: AnyState, effects: BoundEffects) => AnyState | null) | null;
}>;
export type BoundFold = Readonly<{
  empty: () => unknown;
  apply: (index: unknown, change: AnyRecord) => unknown;
}>;
export type BoundRequest = Readonly<{
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | undefined>>;
  nowMs: number;
  cutMs: Readonly<Record<string, number | null>>;
}>;
export type BoundAnswer = Readonly<{
  answer: (indexes: Readonly<Record<string, unknown>>, request: BoundRequest) => JsonValue | null;
}>;
export type BoundJob = Readonly<{
  queries: (relations: Readonly<Record<string, string>>, cutMs: number) => Readonly<Record<string, string>>;
}>;

/**
 * Finds the code of a processor's version.
 *
 * @throws {ReferenceError} `NOT_IMPLEMENTED`, which the compiler forestalls for the version that the topology names.
 */
export function bindProcessor(runnable: Runnable, id: string, version: string): BoundProcessor {
  const versions = member(runnable.processors, id, "processors") as object;
  const logic = member(versions, version, `processors.${id}`) as any;
  return {
    state: logic.state,
    initial: () => logic.initial(),
    step: (state, input, effects) => logic.step(state, input, effects),
    wakeAtMs: logic.wakeAtMs ? (state) => logic.wakeAtMs(state) : null,
    wake: logic.wake ? (state, effects) => logic.wake(state, effects) : null,
  };
}

/** Finds the fold of a view. @throws {ReferenceError} `NOT_IMPLEMENTED`. */
export function bindFold(runnable: Runnable, viewId: string): BoundFold {
  return member(runnable.folds, viewId, "folds") as BoundFold;
}

/** Finds the answer of an endpoint. @throws {ReferenceError} `NOT_IMPLEMENTED`. */
export function bindAnswer(runnable: Runnable, endpointId: string): BoundAnswer {
  return member(runnable.answers, endpointId, "answers") as BoundAnswer;
}

/** Finds the SQL of a job. @throws {ReferenceError} `NOT_IMPLEMENTED`. */
export function bindJob(runnable: Runnable, jobId: string): BoundJob {
  return member(runnable.jobs, jobId, "jobs") as BoundJob;
}

function member(of: object, name: string, where: string): unknown {
  if (!Object.hasOwn(of, name)) {
    throw new ReferenceError(
      "NOT_IMPLEMENTED",
      `${where} has no "${name}"; it has ${Object.keys(of).join(", ") || "nothing"}`,
    );
  }
  return (of as any)[name];
}
