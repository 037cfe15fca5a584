import type { Container } from "./container.ts";
import type { Person, System } from "./context.ts";
import type { Contract } from "./contract.ts";
import type { Deployment } from "./deployment.ts";
import type { GovernanceRule } from "./governance.ts";
import type { Need } from "./need.ts";
import type { Relationship } from "./relationship.ts";
import type { Text, Wording } from "./text.ts";
import type { IdOf, Topology } from "./topology.ts";
import type { Volumes } from "./volume.ts";

/** The whole of an architecture: what stands around its topologies, told in the languages that it declares. */
export type Architecture<L extends string = string> = Readonly<{
  kind: "architecture";
  id: string;
  /** One is enough. */
  languages: readonly L[];
  /** What the platform itself is called and does. */
  words: Wording<L>;
  /** Its variants; the first is the proposal. */
  topologies: readonly Topology[];
  /** What each node of a topology is called and does, by id. */
  nodeWords: Readonly<Record<string, Wording<L>>>;
  /** What each domain that owns nodes is called, by id. */
  domainWords: Readonly<Record<string, Text<L>>>;
  people: readonly Person<L>[];
  systems: readonly System<L>[];
  containers: readonly Container<L>[];
  relationships: readonly Relationship<L>[];
  deployments: readonly Deployment<L>[];
  needs: readonly Need<L>[];
  volumes: Volumes<L>;
  governance: readonly GovernanceRule<L>[];
}>;

/** What may serve a need in one of the topologies, by id. */
type ServingId<T extends Topology> = IdOf<T, "endpoint" | "egress" | "view">;

/** Needs whose references the compiler holds to the nodes of the topologies. */
export type NeedsOf<L extends string, T extends Topology> = readonly Need<
  L,
  ServingId<T>,
  IdOf<T, "source">
>[];

/** An architecture as it is written: texts, node words and needs are held to its languages and topologies. */
type ArchitectureSpec<L extends string, T extends Topology> = Omit<
  Architecture<NoInfer<L>>,
  "kind" | "id" | "languages" | "topologies" | "nodeWords" | "needs"
> &
  Readonly<{
    languages: readonly L[];
    topologies: readonly T[];
    nodeWords: Readonly<Record<NoInfer<IdOf<T>>, Wording<NoInfer<L>>>>;
    needs: NeedsOf<NoInfer<L>, NoInfer<T>>;
  }>;

/** Writes down an architecture; a text, a node's words or a need's reference that is amiss does not compile. */
export function architecture<const L extends string, const T extends Topology>(
  id: string,
  spec: ArchitectureSpec<L, T>,
): Architecture<L> {
  return { kind: "architecture", id, ...spec };
}

/** The contracts of all nodes of all topologies, each once. */
export function contractsOf({ topologies }: Pick<Architecture, "topologies">): readonly Contract[] {
  const contracts = topologies.flatMap(({ nodes }) =>
    nodes.flatMap((node) => ("contract" in node ? [node.contract] : [])),
  );
  return [...new Set(contracts)];
}
