import { isBand, liftedFlows } from "#model";
import type { Element, Topology } from "#model";
import type { DrawnArchitecture } from "./element-card.ts";
import type { Arrow, Card } from "./view.ts";
import { type DiagramLanguage, wordsOf } from "./words.ts";

/** An arrow before it has its number. */
export type Unnumbered = Omit<Arrow, "number">;

/** The flows of a topology between systems and containers. */
export function flowArrows(
  architecture: DrawnArchitecture,
  { topology, language }: Readonly<{ topology: Topology; language: DiagramLanguage }>,
): readonly Unnumbered[] {
  return liftedFlows(architecture, topology).map(({ from, to, style, data }) => ({
    from: from.id,
    to: to.id,
    style,
    says: data.map((id) => wordsOf(id, architecture.nodeWords, language).name).join(", "),
  }));
}

/**
 * What people and systems do with containers. What a concern does with a band is left out, for it crosses all of them;
 * what passes between people and systems stands in the context view.
 */
export function relationArrows(
  { relationships }: DrawnArchitecture,
  language: DiagramLanguage,
): readonly Unnumbered[] {
  return relationships
    .filter(({ from, to }) => from.kind === "container" || to.kind === "container")
    .filter(({ from, to }) => ![from, to].some(isConcern) || [from, to].some(({ kind }) => kind === "person"))
    .map(({ from, to, style, does }) => ({ from: from.id, to: to.id, style, says: does[language] }));
}

function isConcern(element: Element): boolean {
  return element.kind === "container" && !isBand(element.area);
}

/** Numbers from 1, by the place of the cards that they join: so that a reader finds them from left to right. */
export function numbered(arrows: readonly Unnumbered[], cards: readonly Card[]): readonly Arrow[] {
  const placeOf = new Map(cards.map(({ id }, index) => [id, index]));
  const place = (id: string): number => placeOf.get(id) ?? cards.length;
  return arrows
    .toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
    .map((arrow, index) => Object.assign({ number: index + 1 }, arrow));
}
