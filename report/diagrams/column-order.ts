import type { Arrow } from "./view.ts";

type Ordered<C> = Readonly<{ cards: readonly C[] }>;
type Identified = Readonly<{ id: string }>;
type Place = Readonly<{ column: number; height: number }>;

const sweepsMax = 12;
/** What a crossing costs against a whole column's height of detour. */
const crossingCost = 0.6;

/**
 * The same columns, with the cards of each in the order in which lines cross least and are shortest: neighbours are
 * swapped for as long as that helps. What lies `below` counts as under every column.
 */
export function orderColumns<C extends Identified, O extends Ordered<C>>(
  columns: readonly O[],
  {
    arrows,
    below,
  }: Readonly<{ arrows: readonly Pick<Arrow, "from" | "to">[]; below: readonly Ordered<C>[] }>,
): readonly O[] {
  let orders = columns.map(({ cards }) => cards);
  let cost = costOf(orders, { arrows, below });
  for (let sweep = 0, helped = true; helped && sweep < sweepsMax; sweep += 1) {
    helped = false;
    for (const [column, cards] of orders.entries()) {
      for (let first = 0; first < cards.length; first += 1) {
        for (let second = first + 1; second < cards.length; second += 1) {
          const swapped = orders.map((order, index) =>
            index === column ? swap(order, { first, second }) : order,
          );
          const cheaper = costOf(swapped, { arrows, below });
          if (cheaper < cost - 1e-9) {
            orders = swapped;
            cost = cheaper;
            helped = true;
          }
        }
      }
    }
  }
  return columns.map((column, index) => Object.assign({}, column, { cards: orders[index] ?? [] }));
}

function swap<C>(
  order: readonly C[],
  { first, second }: Readonly<{ first: number; second: number }>,
): readonly C[] {
  const a = order[first];
  const b = order[second];
  if (a === undefined || b === undefined) return order;
  return order.map((card, index) => (index === first ? b : index === second ? a : card));
}

/** Straight lines that cross between neighbouring columns, and how far up or down each line goes. */
function costOf<C extends Identified>(
  orders: readonly (readonly C[])[],
  {
    arrows,
    below,
  }: Readonly<{ arrows: readonly Pick<Arrow, "from" | "to">[]; below: readonly Ordered<C>[] }>,
): number {
  const places = new Map<string, Place>();
  for (const [column, cards] of orders.entries()) {
    for (const [row, { id }] of cards.entries()) {
      places.set(id, { column, height: (row + 0.5) / cards.length });
    }
  }
  const middle = (orders.length - 1) / 2;
  for (const { cards } of below) for (const { id } of cards) places.set(id, { column: middle, height: 1.2 });
  const lines = arrows.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) return [];
    return [a.column <= b.column ? { left: a, right: b } : { left: b, right: a }];
  });
  let cost = 0;
  for (const [index, { left, right }] of lines.entries()) {
    cost += Math.abs(left.height - right.height);
    for (const other of lines.slice(index + 1)) {
      if (left.column !== other.left.column || right.column !== other.right.column) continue;
      const crossed = (left.height - other.left.height) * (right.height - other.right.height) < 0;
      if (crossed && left.column !== right.column) cost += crossingCost;
    }
  }
  return cost;
}
