import type { Breach, Rule } from "./rule.ts";
import { twice } from "./twice.ts";

/**
 * Where a node refers to what is not there: the compiler forbids it, and a model that was not compiled may still have it.
 * Nothing else can be said of such a topology.
 */
export const referenceIsWhole: Rule = {
  id: "reference-is-whole",
  severity: "error",
  why: "A flow to nothing can be neither drawn nor run.",
  mend: "Run tsc: it says which import or name is gone. Then name what the node is to refer to.",
  finds: ({ nodes }) => nodes.flatMap((node) => holesIn(node, node.id)),
};

export const nodeIdIsUnique: Rule = {
  id: "node-id-is-unique",
  severity: "error",
  why: "State, views and pictures find a node by its id.",
  mend: "Rename one of the two, or take it out.",
  finds: ({ nodes }) => twice("", nodes),
};

/** Looks through a node's own values, not into the nodes that it refers to: those are looked through in their turn. */
function holesIn(value: unknown, at: string): readonly Breach[] {
  if (value === undefined) return [{ at, message: "it is not there" }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: readonly [string, unknown]) =>
    isNode(part) ? [] : holesIn(part, `${at}.${name}`),
  );
}

function isNode(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && "host" in value;
}
