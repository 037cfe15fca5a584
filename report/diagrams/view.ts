import type { Flow, NodeKind, Topology, Wording } from "#model";
import { flowsOf } from "#model";
import { type Band, bandNames, bandOf } from "./band.ts";

export type DiagramLanguage = "fr" | "en";
export type Words = Readonly<Record<string, Wording<DiagramLanguage>>>;

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

/** The whole of a topology as cards and numbered arrows, in the topology's own order. */
export function dataFlowView(topology: Topology, words: Words, language: DiagramLanguage): DiagramView {
  return {
    id: topology.id,
    language,
    cards: topology.nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      band: bandOf(node, topology),
      name: words[node.id]?.name[language] ?? node.id,
      does: words[node.id]?.does[language] ?? "",
    })),
    arrows: flowsOf(topology).map(({ from, to, style }, index) => ({ number: index + 1, from, to, style })),
  };
}

const bands: readonly Band[] = ["sources", "ingestion", "processing", "storage", "serving"];

/** The zones in which a view has a card, in reading order. */
export function zonesOf({ cards, language }: DiagramView): readonly Zone[] {
  return bands
    .filter((band) => cards.some((card) => card.band === band))
    .map((band) => ({ band, name: bandNames[band][language] }));
}
