import type { Flow, NodeKind } from "#model";
import type { DiagramLanguage } from "./words.ts";

/** What a card stands for: a node of a topology, or an element of the first two levels of C4. */
export type CardKind = NodeKind | "person" | "system" | "platform" | "container" | "log" | "store";

/** What is drawn as a card: its name, a second line, of what kind it is, and in which zone. */
export type Card = Readonly<{
  id: string;
  kind: CardKind;
  zone: string;
  name: string;
  /** The second line: a kind, or a technology. */
  note: string;
  does: string;
}>;
/** A zone as it is drawn; a zone without a name has no frame. */
export type Zone = Readonly<{ id: string; name: string }>;
/** A flow as it is drawn; `number` is that of its row in the table of flows, where `says` stands. */
export type Arrow = Readonly<{
  number: number;
  from: string;
  to: string;
  style: Flow["style"];
  says: string;
}>;
/** A picture before anything has a place. */
export type DiagramView = Readonly<{
  id: string;
  language: DiagramLanguage;
  title: string;
  description: string;
  /** In reading order. */
  zones: readonly Zone[];
  cards: readonly Card[];
  arrows: readonly Arrow[];
}>;

/** The zones in which a view has a card, in reading order. */
export function zonesOf({ zones, cards }: Pick<DiagramView, "zones" | "cards">): readonly Zone[] {
  return zones.filter(({ id }) => cards.some((card) => card.zone === id));
}
