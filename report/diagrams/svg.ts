import type { NodeKind } from "#model";
import { kindNames, styleNames } from "./kind-names.ts";
import { lidHeight } from "./layout.ts";
import type { Layout, PlacedArrow, PlacedCard, PlacedZone } from "./layout.ts";
import { num, shapeOf } from "./shape.ts";
import type { Point } from "./spline.ts";

type Colours = Readonly<{ fill: string; line: string; text: string }>;

const blue = { fill: "#E8F0FE", line: "#2456C4", text: "#12306F" };
const green = { fill: "#E6F4EF", line: "#0F7B5F", text: "#08493A" };
const orange = { fill: "#FFF1DC", line: "#9A5800", text: "#6B3E00" };
const grey = { fill: "#F1F1F4", line: "#6A6F7C", text: "#3B3F4A" };
const violet = { fill: "#F1EBFB", line: "#6B3FB0", text: "#42217A" };
const navy = { fill: "#12306F", line: "#12306F", text: "#FFFFFF" };

const coloursOf: Readonly<Record<NodeKind, Colours>> = {
  source: grey,
  landing: green,
  stream: orange,
  processor: blue,
  "table-sink": violet,
  job: violet,
  table: green,
  view: green,
  endpoint: navy,
  egress: grey,
};

const strokes = {
  event: { colour: "#9A5800", dash: "6 4" },
  batch: { colour: "#0F7B5F", dash: "2 3" },
  request: { colour: "#3F4756", dash: "" },
} as const;

const zoneFill = "#F7F9FC";
const margin = 28;
const headHeight = 60;
const legendHeight = 56;

/**
 * Draws a layout: the same one gives the same bytes. Told by shape and dash as well as by colour.
 *
 * For whoever brings the picture to life: a card is `g[data-node]`, its second line `text.note`; an arrow is
 * `g[data-from][data-to]`, its visible line `path.line`.
 */
export function toSvg(layout: Layout, words: Readonly<{ title: string; description: string }>): string {
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin + headHeight + legendHeight);
  const body = [
    ...layout.zones.map(drawZone),
    ...layout.arrows.map(drawArrow),
    ...layout.zones.map(drawZoneName),
    ...layout.cards.map((card) => drawCard(card, kindNames[card.kind][layout.view.language])),
    ...layout.arrows.map(drawBadge),
  ];
  const markers = Object.entries(strokes).map(
    ([style, { colour }]) =>
      `<marker id="head-${style}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter" role="img" aria-labelledby="t d">`,
    `<title id="t">${escape(words.title)}</title><desc id="d">${escape(words.description)}</desc>`,
    `<rect width="100%" height="100%" fill="#fff"/><defs>${markers.join("")}</defs>`,
    `<text x="${margin}" y="${margin + 16}" font-size="22" font-weight="700" fill="#12203F">${escape(words.title)}</text>`,
    `<g transform="translate(${margin},${margin + headHeight})">`,
    ...body,
    "</g>",
    drawLegend(layout, { y: height - margin - 6 }),
    "</svg>",
  ].join("\n");
}

function drawZone({ x, y, width, height }: PlacedZone): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="8" fill="${zoneFill}" stroke="#B4BCCD"/>`;
}

/** A halo keeps the name legible where an arrow passes under it. */
function drawZoneName({ x, y, name }: PlacedZone): string {
  const place = `x="${num(x + 12)}" y="${num(y + 21)}" font-size="14" font-weight="600"`;
  return `<text ${place} fill="none" stroke="${zoneFill}" stroke-width="5" stroke-linejoin="round">${escape(name)}</text><text ${place} fill="#4A546B">${escape(name)}</text>`;
}

function drawCard(card: PlacedCard, kindName: string): string {
  const { fill, line, text } = coloursOf[card.kind];
  const { x, y, width } = card;
  const middle = num(x + width / 2);
  const lid = lidHeight(card.kind);
  const names = card.nameLines.map(
    (words, index) =>
      `<text x="${middle}" y="${num(y + 23 + lid + 18 * index)}" font-size="15" font-weight="600" text-anchor="middle" fill="${text}">${escape(words)}</text>`,
  );
  const kind = `<text class="note" x="${middle}" y="${num(y + 22 + lid + 18 * card.nameLines.length)}" font-size="12.5" text-anchor="middle" fill="${text}">${escape(kindName)}</text>`;
  return `<g data-node="${escape(card.id)}" data-kind="${card.kind}"><title>${escape(`${card.name} : ${card.does}`)}</title>${shapeOf(card.kind, card, { fill, line })}${names.join("")}${kind}</g>`;
}

function drawArrow({ spline, head, style, from, to }: PlacedArrow): string {
  const [start, ...rest] = spline;
  if (!start) return "";
  const path = `M${at(start)}C${rest.map(at).join(" ")}L${at(head)}`;
  const { colour, dash } = strokes[style];
  const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
  const line = `<path d="${path}" fill="none" stroke="#fff" stroke-opacity="0.8" stroke-width="5"/><path class="line" d="${path}" fill="none" stroke="${colour}" stroke-width="1.6"${dashes} marker-end="url(#head-${style})"/>`;
  return `<g data-from="${escape(from)}" data-to="${escape(to)}" data-style="${style}">${line}</g>`;
}

function drawBadge({ badge, number, style }: PlacedArrow): string {
  const { colour } = strokes[style];
  return `<circle cx="${num(badge.x)}" cy="${num(badge.y)}" r="11" fill="#fff" stroke="${colour}" stroke-width="1.4"/><text x="${num(badge.x)}" y="${num(badge.y + 4.3)}" font-size="12.5" font-weight="600" text-anchor="middle" fill="${colour}">${number}</text>`;
}

const legendStep = 180;

/** One entry for each kind and style that the picture shows, in rows as wide as the picture. */
function drawLegend({ view, width }: Layout, { y }: Readonly<{ y: number }>): string {
  const kinds = [...new Set(view.cards.map(({ kind }) => kind))];
  const styles = [...new Set(view.arrows.map(({ style }) => style))];
  const perRow = Math.max(1, Math.floor((width + margin) / legendStep));
  const entries = [
    ...kinds.map((kind) => (x: number, top: number) => {
      const { fill, line } = coloursOf[kind];
      const box = { x, y: top - 12, width: 24, height: 16 };
      return `${shapeOf(kind, box, { fill, line })}<text x="${x + 32}" y="${top}" font-size="12.5" fill="#333B4D">${escape(kindNames[kind][view.language])}</text>`;
    }),
    ...styles.map((style) => (x: number, top: number) => {
      const { colour, dash } = strokes[style];
      return `<path d="M${x} ${top - 4}h28" stroke="${colour}" stroke-width="1.8"${dash ? ` stroke-dasharray="${dash}"` : ""} marker-end="url(#head-${style})"/><text x="${x + 36}" y="${top}" font-size="12.5" fill="#333B4D">${escape(styleNames[style][view.language])}</text>`;
    }),
  ];
  const rows = Math.ceil(entries.length / perRow);
  const drawn = entries.map((draw, index) =>
    draw(margin + (index % perRow) * legendStep, y - 22 * (rows - 1 - Math.floor(index / perRow))),
  );
  return `<g>${drawn.join("")}</g>`;
}

function at({ x, y }: Point): string {
  return `${num(x)} ${num(y)}`;
}

/** Text as XML content or attribute. */
function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
