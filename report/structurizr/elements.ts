import type { Container, Node, Topology } from "#model";
import type { DrawnArchitecture } from "../diagrams/element-card.ts";
import { kindNames } from "../diagrams/kind-names.ts";
import { type DiagramLanguage, wordsOf } from "../diagrams/words.ts";
import { block, identifier, text } from "./dsl-text.ts";

/** The identifier of the platform itself. */
export const platform = "platform";

/** A tag for what a variant does not have, so that its views can leave it out. */
export function absentTag(topologyId: string): string {
  return `not-${topologyId}`;
}

/** The nodes of all variants, each id once, with the variants that have it. */
function nodesById({
  topologies,
}: DrawnArchitecture): ReadonlyMap<string, Readonly<{ node: Node; variants: readonly string[] }>> {
  const found = new Map<string, { node: Node; variants: string[] }>();
  for (const { id, nodes } of topologies) {
    for (const node of nodes) {
      const known = found.get(node.id);
      if (known) known.variants.push(id);
      else found.set(node.id, { node, variants: [id] });
    }
  }
  return found;
}

/** Tags of what stands in some variants only. */
export function variantTags(topologies: readonly Topology[], variants: readonly string[]): readonly string[] {
  return topologies.filter(({ id }) => !variants.includes(id)).map(({ id }) => absentTag(id));
}

/** People, systems, and the platform with its containers and their components. */
export function elementLines(architecture: DrawnArchitecture, language: DiagramLanguage): readonly string[] {
  const { people, systems, containers, words } = architecture;
  return [
    ...people.map(
      ({ id, words: own }) =>
        `${identifier("person", id)} = person ${text(own.name[language])} ${text(own.does[language])}`,
    ),
    ...systems.map(
      ({ id, words: own }) =>
        `${identifier("system", id)} = softwareSystem ${text(own.name[language])} ${text(own.does[language])} "Neighbour"`,
    ),
    ...block(
      `${platform} = softwareSystem ${text(words.name[language])} ${text(words.does[language])}`,
      containers.flatMap((container) => containerLines(container, architecture, language)),
    ),
  ];
}

function containerLines(
  container: Container<DiagramLanguage>,
  architecture: DrawnArchitecture,
  language: DiagramLanguage,
): readonly string[] {
  const { id, words, technology, area, host } = container;
  const inside = [...nodesById(architecture).values()].filter(({ node }) => node.host.id === host?.id);
  // A container that hosts nodes in no topology of a variant still stands there: governance, operations, gateways.
  const variants = architecture.topologies
    .filter(({ id: variant }) => inside.length === 0 || inside.some((one) => one.variants.includes(variant)))
    .map((topology) => topology.id);
  const tags = [
    area,
    shapeTag(inside.map(({ node }) => node)),
    ...variantTags(architecture.topologies, variants),
  ];
  return block(
    `${identifier("container", id)} = container ${text(words.name[language])} ${text(words.does[language])} ${text(technology)} ${text(tags.join(","))}`,
    inside.map(({ node, variants: own }) => {
      const { name, does } = wordsOf(node.id, architecture.nodeWords, language);
      const kinds = [node.kind, ...variantTags(architecture.topologies, own)].join(",");
      return `${identifier("node", node.id)} = component ${text(name)} ${text(does)} ${text(kindNames[node.kind][language])} ${text(kinds)}`;
    }),
  );
}

function shapeTag(nodes: readonly Node[]): string {
  if (nodes.some(({ kind }) => kind === "stream")) return "Log";
  return nodes.some(({ kind }) => kind === "table" || kind === "view") ? "Store" : "Service";
}
