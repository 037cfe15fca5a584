import { flowsOf, liftedFlows, placeOf } from "#model";
import type { Element, Flow, Node, Topology } from "#model";
import type { DrawnArchitecture } from "../diagrams/element-card.ts";
import { styleNames } from "../diagrams/kind-names.ts";
import { type DiagramLanguage, wordsOf } from "../diagrams/words.ts";
import { identifier, text } from "./dsl-text.ts";
import { platform, variantTags } from "./elements.ts";

type Relation = Readonly<{
  ends: readonly [string, string];
  style: Flow["style"];
  says: string;
  /** A protocol; where there is none, the style of the flow by name. */
  technology: string;
  /** In which variants; null where it has to do with none. */
  variant: string | null;
}>;

/**
 * All relations, one for each pair of identifiers: those that are written down, the flows between components, and all
 * that they imply at the levels above. Each says which variants lack it.
 */
export function relationLines(architecture: DrawnArchitecture, language: DiagramLanguage): readonly string[] {
  const { topologies } = architecture;
  const pairs = new Map<string, { first: Relation; says: Set<string>; variants: Set<string | null> }>();
  const relations = [
    ...writtenRelations(architecture, language),
    ...topologies.flatMap((topology) => flowRelations(architecture, topology, language)),
  ];
  for (const relation of relations) {
    const [from, to] = relation.ends;
    if (from === to) continue;
    const pair = pairs.get(`${from} -> ${to}`) ?? { first: relation, says: new Set(), variants: new Set() };
    pairs.set(`${from} -> ${to}`, pair);
    pair.says.add(relation.says);
    pair.variants.add(relation.variant);
  }
  return [...pairs].map(([ends, { first, says, variants }]) => {
    const known = [...variants].flatMap((variant) => variant ?? []);
    const absent = variants.has(null) ? [] : variantTags(topologies, known);
    return `${ends} ${text([...says].join(", "))} ${text(first.technology)} ${text([first.style, ...absent].join(","))}`;
  });
}

/** The identifier of an element, and that of what it is part of. */
export function elementId({ kind, id }: Element): string {
  return identifier(kind, id);
}

function levelsOf(element: Element): readonly string[] {
  return element.kind === "container" ? [elementId(element), platform] : [elementId(element)];
}

function writtenRelations(architecture: DrawnArchitecture, language: DiagramLanguage): readonly Relation[] {
  return architecture.relationships.flatMap(({ from, to, does, technology, style }) =>
    allLevels(levelsOf(from), levelsOf(to)).map((ends) => ({
      ends,
      style,
      says: does[language],
      technology,
      variant: null,
    })),
  );
}

function flowRelations(
  architecture: DrawnArchitecture,
  topology: Topology,
  language: DiagramLanguage,
): readonly Relation[] {
  const name = (id: string): string => wordsOf(id, architecture.nodeWords, language).name;
  const lifted = liftedFlows(architecture, topology).flatMap(({ from, to, style, data }) =>
    allLevels(levelsOf(from), levelsOf(to)).map((ends): Relation => {
      const says = data.map(name).join(", ");
      return { ends, style, says, technology: styleNames[style][language], variant: topology.id };
    }),
  );
  const nodes = new Map<string, Node>(topology.nodes.map((node) => [node.id, node]));
  const inner = flowsOf(topology).flatMap(({ from, to, style, via }): readonly Relation[] => {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (!source || !target) return [];
    return allLevels(nodeLevels(source, architecture), nodeLevels(target, architecture))
      .filter((ends) => ends.some((end) => end.startsWith("node_")))
      .map((ends) => ({
        ends,
        style,
        says: via,
        technology: styleNames[style][language],
        variant: topology.id,
      }));
  });
  return [...lifted, ...inner];
}

/** A node as a component and as its container; of a source, the container that carries its system, or that system. */
function nodeLevels({ id, host }: Node, architecture: DrawnArchitecture): readonly string[] {
  const place = placeOf(host.id, architecture);
  if (!place) return [];
  if (place.kind === "container") return [identifier("node", id), elementId(place)];
  const carrier = architecture.containers.find(({ carries }) => carries.some((own) => own.id === place.id));
  return [elementId(carrier ?? place)];
}

/** Each of the first with each of the second, but for what is within the same whole. */
function allLevels(from: readonly string[], to: readonly string[]): readonly (readonly [string, string])[] {
  return from.flatMap((start) =>
    to.filter((end) => !(from.includes(end) || to.includes(start))).map((end) => [start, end] as const),
  );
}
