import type { SizedCard } from "./layout.ts";
import { type Arrow, type CardKind, type DiagramView, zonesOf } from "./view.ts";

const badgeSize = 22;
const pixelsPerInch = 72;

/** Kinds that share a column: what is kept stands beside what is served from it, and the ways out are aligned. */
const columns: readonly (readonly CardKind[])[] = [
  ["source"],
  ["table", "job", "view", "egress"],
  ["endpoint"],
];

/**
 * The view as DOT, from left to right, one pixel for each point: cards and numbers are boxes of a fixed size, so that
 * Graphviz needs no font. Edges are `e1`, `e2`, …, and zones `cluster_<zone>`.
 */
export function toDot(view: DiagramView, cards: readonly SizedCard[]): string {
  const inner = new Set(cards.filter(({ zone }) => zone === "processing").map(({ id }) => id));
  return [
    "digraph G {",
    "graph [rankdir=LR, newrank=true, nodesep=0.3, ranksep=0.28, margin=0, pad=0, remincross=true, mclimit=10, nslimit=50, searchsize=200];",
    'node [shape=box, fixedsize=true, label="", margin=0];',
    "edge [arrowsize=0.8];",
    ...zonesOf(view).map(({ id }) => cluster(cards.filter(({ zone }) => zone === id))),
    ...columns.map((kinds) => column(cards.filter(({ kind }) => kinds.includes(kind)))),
    ...view.arrows.map((arrow) => edge(arrow, inner)),
    "}",
  ].join("\n");
}

function cluster(cards: readonly SizedCard[]): string {
  const nodes = cards.map(
    ({ id, width, height }) => `${JSON.stringify(id)} [width=${inches(width)}, height=${inches(height)}];`,
  );
  const label = blank({ width: 96, height: 20 });
  return `subgraph cluster_${cards[0]?.zone} { margin=14; labeljust=l; label=${label};\n${nodes.join("\n")}\n}`;
}

function column(cards: readonly SizedCard[]): string {
  return `{ rank=same; ${cards.map(({ id }) => JSON.stringify(id)).join("; ")} }`;
}

/** What goes into the zone of processing, or stays in it, is kept short: it stays close to the log. */
function edge({ number, from, to }: Arrow, inner: ReadonlySet<string>): string {
  const label = blank({ width: badgeSize, height: badgeSize });
  const weight = inner.has(to) ? 4 : 1;
  return `${JSON.stringify(from)} -> ${JSON.stringify(to)} [id="e${number}", weight=${weight}, label=${label}];`;
}

function blank({ width, height }: Readonly<{ width: number; height: number }>): string {
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"></TD></TR></TABLE>>`;
}

function inches(pixels: number): string {
  return (pixels / pixelsPerInch).toFixed(4);
}
