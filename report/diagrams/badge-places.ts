import type { PlacedCard, PlacedZone } from "./layout.ts";
import type { Point } from "./spline.ts";

type Line = readonly Point[];
type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/** Pixels: half a number's width with some air, the least room between two numbers, and between places that are tried. */
const clearance = 14;
const badgeRoom = 30;
const step = 5;
/** What each pixel too near costs: to a card or a zone's name, to another number, to another line. */
const cost = { box: 200, badge: 120, line: 30 } as const;

/** For each line a place on it for its number, away from cards, names, other numbers and other lines. */
export function placeBadges(
  lines: readonly Line[],
  { cards, zones }: Readonly<{ cards: readonly PlacedCard[]; zones: readonly PlacedZone[] }>,
): readonly Point[] {
  const names = zones.map(({ x, y }) => ({ x: x + 4, y: y + 2, width: 120, height: 26 }));
  const boxes: readonly Box[] = [...cards, ...names];
  const segments = lines.map(segmentsOf);
  const placed: Point[] = [];
  // Short lines have the fewest places, so they choose first.
  const byLength = lines
    .map((line, index) => ({ line, index, length: lengthOf(line) }))
    .toSorted((a, b) => a.length - b.length);
  const chosen = new Map<number, Point>();
  for (const { line, index } of byLength) {
    const others = segments.filter((_, other) => other !== index).flat();
    const best = placesOn(line)
      .map((place) => ({ place, price: priceOf(place, { boxes, placed, others }) + fromEnd(place, line) }))
      .reduce((a, b) => (b.price < a.price ? b : a));
    placed.push(best.place);
    chosen.set(index, best.place);
  }
  return lines.map((line, index) => chosen.get(index) ?? line[0] ?? { x: 0, y: 0 });
}

function placesOn(line: Line): readonly Point[] {
  const places = segmentsOf(line).flatMap(({ a, b }) => {
    const count = Math.max(1, Math.round(distance(a, b) / step));
    return Array.from({ length: count }, (_, index) => {
      const share = (index + 0.5) / count;
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
    });
  });
  return places.length > 0 ? places : [line[0] ?? { x: 0, y: 0 }];
}

function priceOf(
  place: Point,
  {
    boxes,
    placed,
    others,
  }: Readonly<{ boxes: readonly Box[]; placed: readonly Point[]; others: readonly Segment[] }>,
): number {
  let price = 0;
  for (const box of boxes) price += cost.box * Math.max(0, clearance - toBox(place, box));
  for (const badge of placed) price += cost.badge * Math.max(0, badgeRoom - distance(place, badge));
  for (const segment of others) price += cost.line * Math.max(0, clearance - toSegment(place, segment));
  return price;
}

/** A little dearer with the distance from the line's start: a number is looked for where a flow begins. */
function fromEnd(place: Point, line: Line): number {
  return 0.05 * distance(place, line[0] ?? place);
}

type Segment = Readonly<{ a: Point; b: Point }>;

function segmentsOf(line: Line): readonly Segment[] {
  return line.slice(1).map((b, index) => ({ a: line[index] ?? b, b }));
}

function lengthOf(line: Line): number {
  return segmentsOf(line).reduce((sum, { a, b }) => sum + distance(a, b), 0);
}

function toBox({ x, y }: Point, box: Box): number {
  return Math.hypot(
    Math.max(box.x - x, 0, x - box.x - box.width),
    Math.max(box.y - y, 0, y - box.y - box.height),
  );
}

function toSegment(place: Point, { a, b }: Segment): number {
  const squared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = squared === 0 ? 0 : ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / squared;
  const share = Math.max(0, Math.min(1, along));
  return distance(place, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
