import type { Point } from "./spline.ts";
import type { Arrow, Card, DiagramView, Zone } from "./view.ts";

/** A card in its place; x and y are its upper left corner, in pixels. */
export type PlacedCard = SizedCard & Readonly<{ x: number; y: number }>;
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
export type SizedCard = Card &
  Readonly<{ width: number; height: number; nameLines: readonly string[]; noteLines: readonly string[] }>;

/** The width in pixels of a text set in a size in pixels. */
export type WidthOf = (text: string, size: number) => number;

/** Type sizes of a card, in pixels. */
export const nameSize = 15;
export const noteSize = 12.5;
export const nameStep = 18;
export const noteStep = 16;
const cardPadding = 10;

/** What the lid of a drum takes above the name: what is kept is drawn as a drum. */
export function lidHeight(kind: Card["kind"]): number {
  return kind === "table" || kind === "view" || kind === "landing" || kind === "store" ? 12 : 0;
}

/**
 * Breaks names and notes into lines that fit cards of one width in pixels: `cardWidth`, or more where a word would not fit.
 */
export function sizeCards(
  cards: readonly Card[],
  { widthOf, cardWidth }: Readonly<{ widthOf: WidthOf; cardWidth: number }>,
): readonly SizedCard[] {
  const longest = cards.flatMap(({ name, note }) => [
    ...partsOf(name).map((part) => widthOf(part, nameSize)),
    ...partsOf(note).map((part) => widthOf(part, noteSize)),
  ]);
  const width = Math.max(cardWidth, Math.ceil(Math.max(0, ...longest)) + 2 * cardPadding);
  const fits = (size: number) => (text: string) => widthOf(text, size) <= width - 2 * cardPadding;
  return cards.map((card) => {
    const nameLines = linesOf(card.name, fits(nameSize));
    const noteLines = card.note.split("\n").flatMap((line) => linesOf(line, fits(noteSize)));
    const height =
      2 * cardPadding + nameLines.length * nameStep + noteLines.length * noteStep + lidHeight(card.kind);
    return Object.assign({}, card, { nameLines, noteLines, width, height });
  });
}

/** What cannot be broken: words, and what lies between their hyphens. */
function partsOf(text: string): readonly string[] {
  return text.split(/[ \n]|(?<=-)/);
}

/** Lines break at spaces, and a word that no line holds after its hyphens. */
function linesOf(text: string, fits: (text: string) => boolean): readonly string[] {
  const lines: string[] = [];
  const pieces = text
    .split(/(?<= )/)
    .flatMap((word) => (fits(word.trimEnd()) ? [word] : word.split(/(?<=-)/)));
  for (const piece of pieces) {
    const longer = `${lines.at(-1) ?? ""}${piece}`;
    if (lines.length > 0 && fits(longer.trimEnd())) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
}
