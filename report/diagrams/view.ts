import type { Flow, NodeKind, Topology } from "#model";
import { flowsOf } from "#model";
import { type Band, bandNames, bandOf } from "./band.ts";
import { type DiagramLanguage, type Words, requireWords, wordsOf } from "./words.ts";

/** A node as it is drawn: what it is called, of what kind it is, and in which zone. */
export type Card = Readonly<{ id: string; kind: NodeKind; band: Band; name: string; does: string }>;
/** A zone as it is drawn. */
export type Zone = Readonly<{ band: Band; name: string }>;
/** A flow as it is drawn; `number` is that of its row in the table of flows. */
export type Arrow = Readonly<{ number: number; from: string; to: string; style: Flow["style"] }>;
/** A picture before anything has a place. */
export type DiagramView = Readonly<{
  id: string;
  language: DiagramLanguage;
  cards: readonly Card[];
  arrows: readonly Arrow[];
}>;

/**
 * A topology, or a part of one, as cards and numbered arrows, in the topology's own order.
 *
 * @throws {ReportError} UNRESOLVED_REFERENCE that names all nodes without words.
 */
export function dataFlowView(topology: Topology, words: Words, language: DiagramLanguage): DiagramView {
  requireWords(
    topology.nodes.map(({ id }) => id),
    words,
    topology.id,
  );
  const present = new Set(topology.nodes.map(({ id }) => id));
  return {
    id: topology.id,
    language,
    cards: topology.nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      band: bandOf(node, topology),
      ...wordsOf(node.id, words, language),
    })),
    arrows: flowsOf(topology)
      .filter(({ from, to }) => present.has(from) && present.has(to))
      .map(({ from, to, style }, index) => ({ number: index + 1, from, to, style })),
  };
}

const bands: readonly Band[] = ["sources", "ingestion", "processing", "storage", "serving"];

/** The zones in which a view has a card, in reading order. */
export function zonesOf({ cards, language }: DiagramView): readonly Zone[] {
  return bands
    .filter((band) => cards.some((card) => card.band === band))
    .map((band) => ({ band, name: bandNames[band][language] }));
}
