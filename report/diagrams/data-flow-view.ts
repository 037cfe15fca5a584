import { flowsOf } from "#model";
import type { Topology } from "#model";
import { bandNames, bandOf } from "./band.ts";
import { kindNames } from "./kind-names.ts";
import type { DiagramView } from "./view.ts";
import { type DiagramLanguage, type Words, requireWords, wordsOf } from "./words.ts";

/** What a data-flow picture is called; its id becomes part of the ids inside the picture. */
export type DataFlowNames = Readonly<{ id: string; title: string; language: DiagramLanguage }>;

const descriptions = {
  fr: (cards: number, arrows: number) => `${cards} nœuds et ${arrows} flux numérotés, de gauche à droite.`,
  en: (cards: number, arrows: number) => `${cards} nodes and ${arrows} numbered flows, from left to right.`,
} as const;

/**
 * A topology, or a part of one, as cards and numbered arrows, in the topology's own order.
 *
 * @throws {ReportError} UNRESOLVED_REFERENCE that names all nodes without words.
 */
export function dataFlowView(
  topology: Topology,
  words: Words,
  { id, title, language }: DataFlowNames,
): DiagramView {
  requireWords(
    topology.nodes.map((node) => node.id),
    words,
    topology.id,
  );
  const kindOf = new Map(topology.nodes.map((node) => [node.id, node.kind]));
  const cards = topology.nodes.map((node) => ({
    id: node.id,
    kind: node.kind,
    zone: bandOf(node, topology),
    note: kindNames[node.kind][language],
    ...wordsOf(node.id, words, language),
  }));
  const arrows = flowsOf(topology)
    .filter(({ from, to }) => kindOf.has(from) && kindOf.has(to))
    .map(({ from, to, style }, index) => ({
      number: index + 1,
      from,
      to,
      style,
      says: `${wordsOf(from, words, language).name} → ${wordsOf(to, words, language).name}`,
    }));
  const description = descriptions[language](cards.length, arrows.length);
  const zones = Object.entries(bandNames).map(([band, name]) => ({ id: band, name: name[language] }));
  return { id, language, title, description, zones, cards, arrows };
}
