import type { Flow, NodeKind, Topology, Wording } from "#model";
import { flowsOf } from "#model";

export type DiagramLanguage = "fr" | "en";
export type Words = Readonly<Record<string, Wording<DiagramLanguage>>>;

/** A node as it is drawn: what it is called, and of what kind it is. */
export type Card = Readonly<{ id: string; kind: NodeKind; name: string; does: string }>;
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
    cards: topology.nodes.map(({ id, kind }) => ({
      id,
      kind,
      name: words[id]?.name[language] ?? id,
      does: words[id]?.does[language] ?? "",
    })),
    arrows: flowsOf(topology).map(({ from, to, style }, index) => ({ number: index + 1, from, to, style })),
  };
}
