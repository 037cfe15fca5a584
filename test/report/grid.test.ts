import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeBadges } from "../../report/diagrams/badge-places.ts";
import { orderColumns } from "../../report/diagrams/column-order.ts";
import { roundCorners } from "../../report/diagrams/orthogonal.ts";

function column(...ids: readonly string[]): Readonly<{ cards: readonly Readonly<{ id: string }>[] }> {
  return { cards: ids.map((id) => ({ id })) };
}

describe("the order of cards in columns", () => {
  it("is changed where lines would cross", () => {
    const arrows = [
      { from: "a", to: "z" },
      { from: "b", to: "y" },
    ];
    const [left, right] = orderColumns([column("a", "b"), column("y", "z")], { arrows, below: [] });
    const rowOf = (id: string): number =>
      [...(left?.cards ?? []), ...(right?.cards ?? [])].findIndex((card) => card.id === id) % 2;
    expect(rowOf("a")).toBe(rowOf("z"));
    expect(rowOf("b")).toBe(rowOf("y"));
  });

  it("is kept where no line crosses, and puts at the bottom what is joined to what lies below", () => {
    const same = orderColumns([column("a", "b"), column("y", "z")], {
      arrows: [
        { from: "a", to: "y" },
        { from: "b", to: "z" },
      ],
      below: [],
    });
    expect(same).toEqual([column("a", "b"), column("y", "z")]);
    const [moved] = orderColumns([column("a", "b")], {
      arrows: [{ from: "a", to: "u" }],
      below: [column("u")],
    });
    expect(moved).toEqual(column("b", "a"));
  });

  it("loses and doubles no card", () => {
    const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { minLength: 2 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 7 }), fc.array(fc.tuple(ids, ids)), (all, cut, pairs) => {
        const columns = [column(...all.slice(0, cut)), column(...all.slice(cut))];
        const arrows = pairs.map(([[from = ""], [to = ""]]) => ({ from, to }));
        const ordered = orderColumns(columns, { arrows, below: [] });
        expect(ordered.flatMap(({ cards }) => cards.map(({ id }) => id)).toSorted()).toEqual(all.toSorted());
        expect(ordered[0]?.cards).toHaveLength(columns[0]?.cards.length ?? 0);
      }),
      { numRuns: 50, seed: 5 },
    );
  });
});

describe("a line of straight parts", () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ];

  it("gets a rounded corner, and leaves its last two pixels to the head", () => {
    const spline = roundCorners(line);
    expect(spline[0]).toEqual({ x: 0, y: 0 });
    expect(spline.at(-1)).toEqual({ x: 100, y: 48 });
    expect(spline.length % 3).toBe(1);
    expect(spline).toContainEqual({ x: 93, y: 0 });
    expect(spline).toContainEqual({ x: 100, y: 7 });
  });

  it("bears its number on itself, away from a card that lies on its way", () => {
    const card = { id: "c", kind: "container", zone: "z", name: "", note: "", does: "" } as const;
    const placed = { ...card, x: -20, y: -20, width: 90, height: 40, nameLines: [], noteLines: [] };
    const [badge] = placeBadges([line], { cards: [placed], zones: [] });
    const isOnLine = badge !== undefined && (badge.y === 0 || badge.x === 100);
    expect(isOnLine).toBe(true);
    expect((badge?.x ?? 0) - 70).toBeGreaterThanOrEqual(10);
  });

  it("keeps the numbers of two lines apart", () => {
    const other = line.map(({ x, y }) => ({ x, y: y + 12 }));
    const [a, b] = placeBadges([line, other], { cards: [], zones: [] });
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThan(20);
  });
});
