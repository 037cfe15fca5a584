import type { Point } from "./spline.ts";
import type { Arrow, Card, DiagramView, Zone } from "./view.ts";

/** A card in its place; x and y are its upper left corner, in pixels. */
export type PlacedCard = Card &
  Readonly<{ x: number; y: number; width: number; height: number; nameLines: readonly string[] }>;
/** An arrow in its place: the points of a cubic spline, its head, and where its number stands. */
export type PlacedArrow = Arrow & Readonly<{ spline: readonly Point[]; head: Point; badge: Point }>;
/** A zone in its place; it holds its cards, and no others. */
export type PlacedZone = Zone & Readonly<{ x: number; y: number; width: number; height: number }>;
/** A picture in which everything has a place: plain data, from which SVG and other forms are drawn. */
export type Layout = Readonly<{
  view: DiagramView;
  width: number;
  height: number;
  zones: readonly PlacedZone[];
  cards: readonly PlacedCard[];
  arrows: readonly PlacedArrow[];
}>;

/** A card before it has a place. */
export type SizedCard = Card & Readonly<{ width: number; height: number; nameLines: readonly string[] }>;

const cardWidth = 134;
const lineHeight = 18;
const cardPadding = 10;
const namePixelsMax = cardWidth - 2 * cardPadding;

/** What the lid of a drum takes above the name: what is kept is drawn as a drum. */
export function lidHeight(kind: Card["kind"]): number {
  return kind === "table" || kind === "view" || kind === "landing" ? 14 : 0;
}

/** Breaks names into lines that fit the card; `widthOf` gives the width in pixels of a name in its type size. */
export function sizeCards(cards: readonly Card[], widthOf: (text: string) => number): readonly SizedCard[] {
  return cards.map((card) => {
    const nameLines: string[] = [];
    for (const word of card.name.split(" ")) {
      const last = nameLines.at(-1);
      const longer = last === undefined ? null : `${last} ${word}`;
      if (longer !== null && widthOf(longer) <= namePixelsMax) {
        nameLines[nameLines.length - 1] = longer;
      } else {
        nameLines.push(word);
      }
    }
    return {
      ...card,
      nameLines,
      width: cardWidth,
      height: 2 * cardPadding + nameLines.length * lineHeight + 17 + lidHeight(card.kind),
    };
  });
}
