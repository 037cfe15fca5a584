import type { PlacedCard, PlacedZone, SizedCard } from "./layout.ts";
import { orderColumns } from "./column-order.ts";
import type { DiagramView, Zone } from "./view.ts";

/** A picture by columns: zones side by side, and below those with a frame the bars that cross them. */
export type GridView = DiagramView &
  Readonly<{
    /** Zone ids from left to right. */
    columns: readonly string[];
    /** Zone ids from the top down, below the framed columns. */
    bars: readonly string[];
  }>;

/** Cards and zones in their places; what is missing is the lines between them. */
export type GridPlan = Readonly<{
  cards: readonly PlacedCard[];
  zones: readonly PlacedZone[];
  width: number;
  height: number;
}>;

/** Pixels between columns (room for the lines), between cards, and from a frame to what is in it. */
const columnGap = 74;
const cardGap = { framed: 40, free: 20 } as const;
const padding = 14;
const zoneHead = 32;
const barGap = 22;

type Column = Readonly<{ zone: Zone; cards: readonly SizedCard[] }>;

/** Puts each zone into its column or bar, each card into its zone, in the order that crosses fewest lines. */
export function planGrid(view: GridView, sized: readonly SizedCard[]): GridPlan {
  const zoneById = new Map(view.zones.map((zone) => [zone.id, zone]));
  const inZone = (id: string): Column => ({
    zone: zoneById.get(id) ?? { id, name: "" },
    cards: sized.filter(({ zone }) => zone === id),
  });
  const bars = view.bars.map(inZone).filter(({ cards }) => cards.length > 0);
  const columns = orderColumns(view.columns.map(inZone), { arrows: view.arrows, below: bars });
  const cardWidth = Math.max(...sized.map(({ width }) => width));
  const pitch = cardWidth + columnGap;
  const framed = columns.filter(({ zone }) => zone.name !== "");
  const barHeight = (bar: Column): number =>
    zoneHead + Math.max(...bar.cards.map(({ height }) => height)) + padding;
  const barsHeight = bars.reduce((sum, bar) => sum + barGap + barHeight(bar), 0);
  const bandHeight =
    zoneHead + padding + Math.max(0, ...framed.map(({ cards }) => stacked(cards, cardGap.framed)));
  const free = columns.filter(({ zone }) => zone.name === "");
  const height = Math.max(bandHeight + barsHeight, ...free.map(({ cards }) => stacked(cards, cardGap.free)));
  const bandBottom = height - barsHeight;

  const zones: PlacedZone[] = [];
  const cards: PlacedCard[] = [];
  for (const [index, { zone, cards: own }] of columns.entries()) {
    const x = index * pitch;
    const frame =
      zone.name === "" ? { top: 0, bottom: height } : { top: zoneHead, bottom: bandBottom - padding };
    if (zone.name !== "") {
      zones.push({ ...zone, x: x - padding, y: 0, width: cardWidth + 2 * padding, height: bandBottom });
    }
    cards.push(...(isPlatform(own) ? fill(own, { x, height }) : spread(own, { x, ...frame })));
  }
  const firstFramed = columns.findIndex(({ zone }) => zone.name !== "");
  const left = firstFramed * pitch - padding;
  const barWidth = (framed.length - 1) * pitch + cardWidth + 2 * padding;
  let y = bandBottom + barGap;
  for (const bar of bars) {
    zones.push({ ...bar.zone, x: left, y, width: barWidth, height: barHeight(bar) });
    cards.push(...inRow(bar.cards, { left, width: barWidth, top: y + zoneHead }));
    y += barHeight(bar) + barGap;
  }
  return { cards, zones, width: (columns.length - 1) * pitch + cardWidth, height };
}

function stacked(cards: readonly SizedCard[], gap: number): number {
  return cards.reduce((sum, { height }) => sum + height + gap, -gap);
}

/** The platform as a whole takes its column from top to bottom, so that lines reach it straight. */
function isPlatform(cards: readonly SizedCard[]): boolean {
  return cards.every(({ kind }) => kind === "platform");
}

function fill(
  cards: readonly SizedCard[],
  { x, height }: Readonly<{ x: number; height: number }>,
): readonly PlacedCard[] {
  return cards.map((card) => Object.assign({}, card, { x, y: 0, height }));
}

/** Down a column, with the same room before, between and after. */
function spread(
  cards: readonly SizedCard[],
  { x, top, bottom }: Readonly<{ x: number; top: number; bottom: number }>,
): readonly PlacedCard[] {
  const room = bottom - top - cards.reduce((sum, { height }) => sum + height, 0);
  const gap =
    cards.length === 1 ? 0 : Math.min(room / (cards.length - 1), room / cards.length + cardGap.free / 2);
  let y = top + (room - gap * (cards.length - 1)) / 2;
  return cards.map((card) => {
    const placed = Object.assign({}, card, { x, y });
    y += card.height + gap;
    return placed;
  });
}

/** Along a bar, evenly, each card in the middle of its share. */
function inRow(
  cards: readonly SizedCard[],
  { left, width, top }: Readonly<{ left: number; width: number; top: number }>,
): readonly PlacedCard[] {
  const share = width / cards.length;
  const tallest = Math.max(...cards.map(({ height }) => height));
  return cards.map((card, index) =>
    Object.assign({}, card, {
      x: left + share * (index + 0.5) - card.width / 2,
      y: top + (tallest - card.height) / 2,
    }),
  );
}
