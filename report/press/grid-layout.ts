import { invariant } from "#kernel/invariant";
import { placeBadges } from "../diagrams/badge-places.ts";
import { type GridPlan, type GridView, planGrid } from "../diagrams/grid-plan.ts";
import { sizeCards } from "../diagrams/layout.ts";
import type { Layout, PlacedCard } from "../diagrams/layout.ts";
import { roundCorners } from "../diagrams/orthogonal.ts";
import type { Point } from "../diagrams/spline.ts";
import { widthOf } from "./fonts.ts";
import { type Libavoid, loadLibavoid } from "./libavoid.ts";

const cardWidth = 150;
/** Room around the grid for lines that go around it. */
const rim = 26;

/** The router's own numbers for its settings, as its header files give them. */
const orthogonal = 2;
const parameters = {
  segmentPenalty: { index: 0, value: 40 },
  crossingPenalty: { index: 2, value: 900 },
  fixedSharedPathPenalty: { index: 4, value: 300 },
  shapeBufferDistance: { index: 6, value: 10 },
  idealNudgingDistance: { index: 7, value: 12 },
  reverseDirectionPenalty: { index: 8, value: 100 },
} as const;
const options = {
  nudgeSegmentsConnectedToShapes: { index: 0, value: true },
  penaliseSharedPathsAtEnds: { index: 2, value: false },
  nudgeTouchingColinearSegments: { index: 3, value: true },
  performUnifyingNudging: { index: 4, value: true },
} as const;
const direction = { up: 1, down: 2, left: 4, right: 8 } as const;

/** A card taller than this has pins where the cards that it is joined to have their middles. */
const tall = 200;

/** Places a view by columns and bars, and leads its lines around the cards in straight parts. */
export async function layoutGrid(view: GridView): Promise<Layout> {
  const plan = planGrid(view, sizeCards(view.cards, { widthOf, cardWidth }));
  const routes = route(await loadLibavoid(), { view, plan });
  const badges = placeBadges(routes, plan);
  const points = routes.flat();
  const left = Math.min(-rim, ...points.map(({ x }) => x - rim));
  const top = Math.min(0, ...points.map(({ y }) => y - rim));
  const shift = ({ x, y }: Point): Point => ({ x: x - left, y: y - top });
  return {
    view,
    width: Math.max(plan.width + rim, ...points.map(({ x }) => x + rim)) - left,
    height: Math.max(plan.height, ...points.map(({ y }) => y + rim)) - top,
    zones: plan.zones.map((zone) => Object.assign({}, zone, shift(zone))),
    cards: plan.cards.map((card) => Object.assign({}, card, shift(card))),
    arrows: view.arrows.map((arrow, index) => {
      const own = (routes[index] ?? []).map(shift);
      const head = own.at(-1);
      const badge = badges[index];
      invariant(
        head !== undefined && badge !== undefined,
        `arrow ${arrow.number} of ${view.id} has a line and a number`,
      );
      return Object.assign({}, arrow, { spline: roundCorners(own), head, badge: shift(badge) });
    }),
  };
}

function route(
  avoid: Libavoid,
  { view, plan }: Readonly<{ view: GridView; plan: GridPlan }>,
): readonly (readonly Point[])[] {
  const router = new avoid.Router(orthogonal);
  for (const { index, value } of Object.values(parameters)) router.setRoutingParameter(index, value);
  for (const { index, value } of Object.values(options)) router.setRoutingOption(index, value);
  // A zone's name is in the way of lines as a card is.
  const names = plan.zones.map(({ x, y, name }) => ({
    x: x + 8,
    y: y + 8,
    width: widthOf(name, 14) + 8,
    height: 16,
  }));
  const obstacles = [...plan.cards, ...names].map((box) => new avoid.ShapeRef(router, rectangle(avoid, box)));
  const shapes = new Map(plan.cards.map(({ id }, index) => [id, obstacles[index]]));
  for (const card of plan.cards) {
    const shape = shapes.get(card.id);
    if (!shape) continue;
    for (const { x, y, to } of pinsOf(card, joinedTo(card, { view, plan }))) {
      new avoid.ShapeConnectionPin(shape, 1, x, y, true, 0, to).setExclusive(false);
    }
  }
  const connectors = view.arrows.map(({ number, from, to }) => {
    const [start, end] = [shapes.get(from), shapes.get(to)];
    invariant(start !== undefined && end !== undefined, `arrow ${number} of ${view.id} joins two cards`);
    const connector = new avoid.ConnRef(router, new avoid.ConnEnd(start, 1), new avoid.ConnEnd(end, 1));
    connector.setRoutingType(orthogonal);
    return connector;
  });
  router.processTransaction();
  const routes = connectors.map((connector) => {
    const line = connector.displayRoute();
    return Array.from({ length: line.size() }, (_, index) => {
      const { x, y } = line.get_ps(index);
      return { x, y };
    });
  });
  avoid.destroy(router);
  return routes;
}

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

function rectangle(avoid: Libavoid, { x, y, width, height }: Box): InstanceType<Libavoid["Rectangle"]> {
  return new avoid.Rectangle(new avoid.Point(x + width / 2, y + height / 2), width, height);
}

function joinedTo(
  { id }: PlacedCard,
  { view, plan }: Readonly<{ view: GridView; plan: GridPlan }>,
): readonly PlacedCard[] {
  const joined = new Set(
    view.arrows.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])),
  );
  return plan.cards.filter((card) => joined.has(card.id));
}

/** Where lines may leave a card: the middle of each side; of a tall one, where they reach the others straight. */
function pinsOf(
  card: PlacedCard,
  joined: readonly PlacedCard[],
): readonly Readonly<{ x: number; y: number; to: number }>[] {
  const along = (side: readonly PlacedCard[]): readonly number[] => {
    const shares = side.map(({ y, height }) => (y + height / 2 - card.y) / card.height);
    const inside = [...new Set(shares.filter((share) => share > 0 && share < 1))];
    return card.height > tall && inside.length > 0 ? inside : [0.5];
  };
  return [
    { x: 0.5, y: 0, to: direction.up },
    { x: 0.5, y: 1, to: direction.down },
    ...along(joined.filter(({ x }) => x < card.x)).map((y) => ({ x: 0, y, to: direction.left })),
    ...along(joined.filter(({ x }) => x > card.x)).map((y) => ({ x: 1, y, to: direction.right })),
  ];
}
