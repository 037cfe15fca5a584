import type { Layout } from "#report";
import { widthOf } from "../../report/press/fonts.ts";

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
type Point = Readonly<{ x: number; y: number }>;

/** What a page of A4 across leaves for a picture and its title, in points. */
const page = { width: 762, height: 414 } as const;
const badge = 10;

/** All that would make a picture hard to read, as sentences: cards, zones or numbers over one another, lines through cards. */
export function faultsOf({ cards, zones, arrows }: Layout): readonly string[] {
  const badges = arrows.map(({ number, badge: { x, y } }) => ({
    id: `number ${number}`,
    x: x - badge,
    y: y - badge,
    width: 2 * badge,
    height: 2 * badge,
  }));
  return [
    ...overlaps(cards),
    ...overlaps(badges),
    ...cards.flatMap((card) =>
      badges.filter((one) => over(card, one)).map(({ id }) => `${id} lies on ${card.id}`),
    ),
    ...zones.flatMap((zone, index) =>
      zones
        .slice(index + 1)
        .filter((other) => over(zone, other) && !holds(zone, other) && !holds(other, zone))
        .map(({ id }) => `zone ${id} cuts zone ${zone.id}`),
    ),
    ...cards.flatMap((card) => {
      const zone = zones.find(({ id }) => id === card.zone);
      return zone && !holds(zone, card) ? [`${card.id} is outside its zone`] : [];
    }),
    ...cards.flatMap(({ id, nameLines, noteLines, width }) =>
      [...nameLines.map((line) => widthOf(line, 15)), ...noteLines.map((line) => widthOf(line, 12.5))].some(
        (text) => text > width - 6,
      )
        ? [`${id} has a line wider than its card`]
        : [],
    ),
    ...arrows.flatMap(({ number, from, to, spline }) =>
      cards
        .filter(({ id }) => id !== from && id !== to)
        .filter((card) => samplesOf(spline).some((point) => within(card, point)))
        .map(({ id }) => `arrow ${number} goes through ${id}`),
    ),
  ];
}

/** How many pairs of lines cross. */
export function crossingsOf({ arrows }: Layout): number {
  const lines = arrows.map(({ spline }) => segmentsOf(samplesOf(spline)));
  let count = 0;
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      for (const a of line) for (const b of other) if (cross(a, b)) count += 1;
    }
  }
  return count;
}

/** The smallest text of a picture, in points, when it fills a page of A4 across. */
export function smallestText(svg: string): number {
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  return Math.min(...sizes) * Math.min(page.width / width, page.height / height);
}

function overlaps(boxes: readonly (Box & Readonly<{ id: string }>)[]): readonly string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => over(a, b))
      .map((b) => `${a.id} lies on ${b.id}`),
  );
}

function over(a: Box, b: Box): boolean {
  const apart =
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function within({ x, y, width, height }: Box, point: Point): boolean {
  return point.x > x + 1 && point.x < x + width - 1 && point.y > y + 1 && point.y < y + height - 1;
}

function samplesOf(spline: readonly Point[]): readonly Point[] {
  const samples: Point[] = [];
  for (let index = 0; index + 3 < spline.length; index += 3) {
    const [a, b, c, d] = spline.slice(index, index + 4);
    if (!a || !b || !c || !d) break;
    for (let step = 0; step <= 12; step += 1) {
      const t = step / 12;
      const weights = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3] as const;
      const along = (axis: "x" | "y"): number =>
        weights[0] * a[axis] + weights[1] * b[axis] + weights[2] * c[axis] + weights[3] * d[axis];
      samples.push({ x: along("x"), y: along("y") });
    }
  }
  return samples;
}

type Segment = Readonly<{ a: Point; b: Point }>;

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((b, index) => ({ a: points[index] ?? b, b }));
}

function cross({ a, b }: Segment, { a: c, b: d }: Segment): boolean {
  return side({ a, b }, c) * side({ a, b }, d) < 0 && side({ a: c, b: d }, a) * side({ a: c, b: d }, b) < 0;
}

function side({ a, b }: Segment, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}
