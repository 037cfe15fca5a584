import type { Job, TableSink } from "./lake.ts";
import type { Processor } from "./processor.ts";
import type { Egress, Endpoint } from "./serving.ts";
import type { Source } from "./source.ts";
import type { Landing, Stream } from "./stream.ts";
import type { Table } from "./table.ts";
import type { View } from "./view.ts";

export type Node = Source | Landing | Stream | Processor | TableSink | Job | Table | View | Endpoint | Egress;
export type NodeKind = Node["kind"];
type NodeOfKind<K extends NodeKind> = Extract<Node, { kind: K }>;

/** The paradigm that a topology stands for. */
export type Paradigm = "kappa" | "lambda" | "data-lake" | "data-mesh";

/** How data moves: nodes, and the flows that their references make. Plain data; words about it live elsewhere. */
export type Topology<N extends readonly Node[] = readonly Node[], Id extends string = string> = Readonly<{
  kind: "topology";
  id: Id;
  paradigm: Paradigm;
  nodes: N;
}>;

export function topology<const Id extends string, const N extends readonly Node[]>(
  id: Id,
  spec: Readonly<{ paradigm: Paradigm; nodes: N & UniqueIds<N> }>,
): Topology<N, Id> {
  return { kind: "topology", id, ...spec };
}

/** Turns the second node of an id into a message that the compiler prints; by tail recursion, or forty nodes are too deep. */
type UniqueIds<
  N extends readonly Node[],
  Seen extends string = never,
  Checked extends readonly unknown[] = readonly [],
> = N extends readonly [infer Head extends Node, ...infer Rest extends readonly Node[]]
  ? UniqueIds<
      Rest,
      Seen | Head["id"],
      readonly [
        ...Checked,
        Head["id"] extends Seen ? `the id "${Head["id"]}" is taken by another node` : Head,
      ]
    >
  : number extends N["length"]
    ? N
    : Checked;

/** The nodes of one kind, in the order in which they are written. */
export function nodesOf<K extends NodeKind>(from: Topology, kind: K): readonly NodeOfKind<K>[] {
  return from.nodes.filter((node): node is NodeOfKind<K> => node.kind === kind);
}

/** The ids of a topology's nodes of one kind, as a type. */
export type IdOf<T extends Topology, K extends NodeKind = NodeKind> = Extract<
  T["nodes"][number],
  { kind: K }
>["id"];
/** A topology's node of one kind and id, as a type. */
export type NodeById<T extends Topology, K extends NodeKind, Id extends string> = Extract<
  T["nodes"][number],
  { kind: K; id: Id }
>;
