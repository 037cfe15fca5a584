import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { z } from "zod";
import { toDot } from "../diagrams/dot.ts";
import { sizeCards } from "../diagrams/layout.ts";
import type { Layout, PlacedArrow, PlacedCard, PlacedZone } from "../diagrams/layout.ts";
import { nearestOn, type Point } from "../diagrams/spline.ts";
import { type DiagramView, zonesOf } from "../diagrams/view.ts";
import { ReportError } from "../report-error.ts";
import { widthOf } from "./fonts.ts";

const laidOut = z.object({
  bb: z.string(),
  objects: z.array(z.object({ name: z.string(), pos: z.string().optional(), bb: z.string().optional() })),
  edges: z.array(z.object({ id: z.string(), pos: z.string(), lp: z.string() })),
});

const cardWidth = 134;

/** Places a view from left to right. @throws {ReportError} LAYOUT_FAILED. */
export async function layoutView(view: DiagramView): Promise<Layout> {
  const cards = sizeCards(view.cards, { widthOf, cardWidth });
  const graphviz = await Graphviz.load();
  const result = laidOut.parse(JSON.parse(graphviz.layout(toDot(view, cards), "json", "dot")));
  const [, , width = 0, height = 0] = numbers(result.bb);
  const flip = ({ x, y }: Point): Point => ({ x, y: height - y });
  const placed = cards.map((card): PlacedCard => {
    const centre = point(result.objects.find(({ name }) => name === card.id)?.pos ?? missing(view, card.id));
    const { x, y } = flip(centre);
    return Object.assign({}, card, { x: x - card.width / 2, y: y - card.height / 2 });
  });
  const arrows = view.arrows.map((arrow): PlacedArrow => {
    const edge = result.edges.find(({ id }) => id === `e${arrow.number}`);
    if (!edge) return missing(view, `flow ${arrow.number}`);
    const parts = edge.pos.split(" ");
    const spline = parts.filter((part) => /^[-\d]/.test(part)).map((part) => flip(point(part)));
    const head = parts.find((part) => part.startsWith("e,"));
    return Object.assign({}, arrow, {
      spline,
      head: head ? flip(point(head.slice(2))) : (spline.at(-1) ?? { x: 0, y: 0 }),
      // Graphviz sets a label beside its line.
      badge: nearestOn(spline, flip(point(edge.lp))),
    });
  });
  const zones = zonesOf(view).map((zone): PlacedZone => {
    const box = result.objects.find(({ name }) => name === `cluster_${zone.id}`)?.bb;
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers(box ?? missing(view, zone.id));
    return Object.assign({}, zone, {
      x: left,
      y: height - top,
      width: right - left,
      height: top - bottom,
    });
  });
  return { view, width, height, zones, cards: placed, arrows };
}

function missing(view: DiagramView, what: string): never {
  throw new ReportError(
    "LAYOUT_FAILED",
    `the layout of ${view.id} lacks ${what}: look for an id that is there twice`,
  );
}

function numbers(text: string): readonly number[] {
  return text.split(",").map(Number);
}

function point(text: string): Point {
  const [x = 0, y = 0] = numbers(text);
  return { x, y };
}
