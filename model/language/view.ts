import type { Contract } from "./contract.ts";
import type { Place } from "./place.ts";

/**
 * Keyed serving state that answers requests: a committed changelog of one contract, folded by the serving thread into
 * whatever index it needs. `key` names the fields that tell one entry from another.
 */
export type View<Id extends string = string, C extends Contract = Contract> = Place &
  Readonly<{ kind: "view"; id: Id; contract: C; key: readonly string[] }>;

export function view<const Id extends string, C extends Contract>(
  id: Id,
  spec: Place & Readonly<{ contract: C; key: readonly (keyof C["fields"] & string)[] }>,
): View<Id, C> {
  return { kind: "view", id, ...spec };
}
