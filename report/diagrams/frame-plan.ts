import type { PlacedCard, PlacedZone, SizedCard, WidthOf } from "./layout.ts";
import type { DiagramView } from "./view.ts";

/** A picture of frames within frames, without lines: what runs where, or what a part is made of. */
export type FrameView = DiagramView &
  Readonly<{
    /** The zone around a zone; a zone that is not named here stands by itself. */
    within: Readonly<Record<string, string>>;
  }>;

/** Cards and frames in their places. */
export type FramePlan = Readonly<{
  cards: readonly PlacedCard[];
  zones: readonly PlacedZone[];
  width: number;
  height: number;
}>;

const gap = 16;
const padding = 14;
const zoneHead = 32;
const zoneNameSize = 14;
/** A page across, by which widths are compared: the one that leaves text largest is taken. */
const page = { width: 762, height: 360 } as const;
const widthsTried = Array.from({ length: 14 }, (_, index) => 400 + 100 * index);

type Spot = Readonly<{ x: number; y: number; height: number }>;
/** Something with a size that can be put in a spot at least as tall. */
type Block = Readonly<{ width: number; height: number; at: (spot: Spot) => FramePlan }>;
type Within = Readonly<{ view: FrameView; sized: readonly SizedCard[]; widthOf: WidthOf; widthMax: number }>;

/** Packs cards into their frames and frames into theirs, row by row, at the width that suits a page across best. */
export function planFrames(view: FrameView, cards: Pick<Within, "sized" | "widthOf">): FramePlan {
  const roots = view.zones.filter(({ id }) => view.within[id] === undefined).map(({ id }) => id);
  const plans = widthsTried.map((widthMax) => {
    const within = { view, ...cards, widthMax };
    const blocks = roots.flatMap((id) => frame(id, within));
    return pack(blocks, widthMax).at({ x: 0, y: 0, height: 0 });
  });
  const scale = ({ width, height }: FramePlan): number => Math.min(page.width / width, page.height / height);
  return plans.reduce((best, plan) => (scale(plan) > scale(best) ? plan : best));
}

function frame(zoneId: string, within: Within): readonly Block[] {
  const { view, sized, widthOf, widthMax } = within;
  const zone = view.zones.find(({ id }) => id === zoneId) ?? { id: zoneId, name: "" };
  const inner = { ...within, widthMax: widthMax - 2 * padding };
  const own = sized.filter((card) => card.zone === zoneId);
  const children = view.zones.filter(({ id }) => view.within[id] === zoneId);
  const blocks = [
    ...(own.length > 0 ? [cardGrid(own, inner.widthMax)] : []),
    ...children.flatMap(({ id }) => frame(id, inner)),
  ];
  if (blocks.length === 0) return [];
  const content = pack(blocks, inner.widthMax);
  const width = Math.max(content.width, widthOf(zone.name, zoneNameSize) + 8) + 2 * padding;
  const height = zoneHead + content.height + padding;
  const at = (spot: Spot): FramePlan => {
    const { x, y } = spot;
    const placed = content.at({ x: x + padding, y: y + zoneHead, height: content.height });
    const whole = { ...zone, x, y, width, height: Math.max(height, spot.height) };
    return { ...placed, zones: [whole, ...placed.zones] };
  };
  return [{ width, height, at }];
}

/** Cards in rows; those of one row are made as tall as the tallest. */
function cardGrid(cards: readonly SizedCard[], widthMax: number): Block {
  const cardWidth = cards[0]?.width ?? 0;
  const fitting = Math.max(1, Math.floor((widthMax + gap) / (cardWidth + gap)));
  const widest = Math.min(cards.length, fitting, Math.ceil(Math.sqrt(cards.length * 1.5)));
  const perRow = Math.ceil(cards.length / Math.ceil(cards.length / widest));
  const rows = Array.from({ length: Math.ceil(cards.length / perRow) }, (_, row) =>
    cards.slice(row * perRow, (row + 1) * perRow),
  );
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const at = ({ x, y }: Spot): FramePlan => {
    let top = y;
    const placed = rows.flatMap((row, index) => {
      const height = heights[index] ?? 0;
      const line = row.map((card, column) =>
        Object.assign({}, card, { x: x + column * (cardWidth + gap), y: top, height }),
      );
      top += height + gap;
      return line;
    });
    return { cards: placed, zones: [], width: 0, height: 0 };
  };
  return {
    width: perRow * (cardWidth + gap) - gap,
    height: heights.reduce((sum, height) => sum + height + gap, -gap),
    at,
  };
}

/** Blocks side by side for as long as they fit, then in a new row. */
function pack(blocks: readonly Block[], widthMax: number): Block {
  const rows: Block[][] = [[]];
  for (const block of blocks) {
    const row = rows.at(-1) ?? [];
    if (row.length > 0 && widthOfRow([...row, block]) > widthMax) rows.push([block]);
    else row.push(block);
  }
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const width = Math.max(...rows.map(widthOfRow));
  const height = heights.reduce((sum, tall) => sum + tall + gap, -gap);
  const at = ({ x, y }: Spot): FramePlan => {
    let top = y;
    const placed = rows.flatMap((row, index) => {
      const rowHeight = heights[index] ?? 0;
      let left = x;
      const line = row.map((block) => {
        const plan = block.at({ x: left, y: top, height: rowHeight });
        left += block.width + gap;
        return plan;
      });
      top += rowHeight + gap;
      return line;
    });
    return {
      cards: placed.flatMap(({ cards }) => cards),
      zones: placed.flatMap(({ zones }) => zones),
      width,
      height,
    };
  };
  return { width, height, at };
}

function widthOfRow(row: readonly Block[]): number {
  return row.reduce((sum, { width }) => sum + width + gap, -gap);
}
