import type { Host } from "./place.ts";
import type { Wording } from "./text.ts";

/** Somebody who uses the platform, or whom it serves (C4 level 1). */
export type Person<L extends string = string, Id extends string = string> = Readonly<{
  kind: "person";
  id: Id;
  words: Wording<L>;
}>;

/** A system outside the platform that gives it data or takes its answers (C4 level 1). */
export type System<L extends string = string, Id extends string = string> = Readonly<{
  kind: "system";
  id: Id;
  /** The host of the sources that stand in it; null where none does. */
  host: Host | null;
  /** What it is built on, as its trade calls it. */
  technology: string;
  words: Wording<L>;
}>;

export function person<const Id extends string, L extends string>(id: Id, words: Wording<L>): Person<L, Id> {
  return { kind: "person", id, words };
}

export function system<const Id extends string, L extends string>(
  id: Id,
  spec: Readonly<{ host?: Host; technology: string; words: Wording<L> }>,
): System<L, Id> {
  return { kind: "system", id, ...spec, host: spec.host ?? null };
}
