import { kindNames, styleNames } from "./kind-names.ts";
import { lidHeight, nameSize, nameStep, noteSize, noteStep } from "./layout.ts";
import type { Layout, PlacedArrow, PlacedCard, PlacedZone } from "./layout.ts";
import { coloursOf, strokes } from "./palette.ts";
import { num, shapeOf } from "./shape.ts";
import type { Point } from "./spline.ts";

const zoneFill = "#F7F9FC";
const margin = 28;
const headHeight = 46;
/** A little more than a letter of the legend is wide on average. */
const legendLetterWidth = 7;
const legendRowHeight = 22;

/**
 * Draws a layout: the same one gives the same bytes. Told by shape and dash as well as by colour. Ids begin with that of
 * the view, so that several pictures may stand in one page.
 *
 * For whoever brings the picture to life: a card is `g[data-node]`, its second line `text.note`; an arrow is
 * `g[data-from][data-to]`, its visible line `path.line`.
 */
export function toSvg(layout: Layout): string {
  const { id, title, description } = layout.view;
  const width = Math.ceil(layout.width + 2 * margin);
  const legend = legendOf(layout, width);
  const height = Math.ceil(layout.height + 2 * margin + headHeight + legend.height);
  const body = [
    ...layout.zones.map(drawZone),
    ...layout.arrows.map((arrow) => drawArrow(arrow, id)),
    ...layout.zones.map(drawZoneName),
    ...layout.cards.map(drawCard),
    ...layout.arrows.map(drawBadge),
  ];
  const markers = Object.entries(strokes).map(
    ([style, { colour }]) =>
      `<marker id="${id}-head-${style}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escape(title)}</title><desc id="${id}-desc">${escape(description)}</desc>`,
    `<rect width="100%" height="100%" fill="#fff"/><defs>${markers.join("")}</defs>`,
    `<text x="${margin}" y="${margin + 16}" font-size="22" font-weight="700" fill="#12203F">${escape(title)}</text>`,
    `<g transform="translate(${margin},${margin + headHeight})">`,
    ...body,
    "</g>",
    legend.draw(height - legend.height - 4),
    "</svg>",
  ].join("\n");
}

function drawZone({ x, y, width, height, name }: PlacedZone): string {
  if (name === "") return "";
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="8" fill="${zoneFill}" stroke="#B4BCCD"/>`;
}

/** A halo keeps the name legible where an arrow passes under it. */
function drawZoneName({ x, y, name }: PlacedZone): string {
  if (name === "") return "";
  const place = `x="${num(x + 12)}" y="${num(y + 21)}" font-size="14" font-weight="600"`;
  return `<text ${place} fill="none" stroke="${zoneFill}" stroke-width="5" stroke-linejoin="round">${escape(name)}</text><text ${place} fill="#4A546B">${escape(name)}</text>`;
}

function drawCard(card: PlacedCard): string {
  const { fill, line, text } = coloursOf[card.kind];
  const { x, y, width, height, nameLines, noteLines } = card;
  const middle = num(x + width / 2);
  const lid = lidHeight(card.kind);
  const textHeight = nameLines.length * nameStep + noteLines.length * noteStep;
  const top = y + lid + (height - lid - textHeight) / 2;
  const names = nameLines.map(
    (words, index) =>
      `<text x="${middle}" y="${num(top + nameSize - 1 + nameStep * index)}" font-size="${nameSize}" font-weight="600" text-anchor="middle" fill="${text}">${escape(words)}</text>`,
  );
  const notesTop = top + nameLines.length * nameStep + noteSize;
  const notes = noteLines.map(
    (words, index) =>
      `<text class="note" x="${middle}" y="${num(notesTop + noteStep * index)}" font-size="${noteSize}" text-anchor="middle" fill="${text}">${escape(words)}</text>`,
  );
  return `<g data-node="${escape(card.id)}" data-kind="${card.kind}"><title>${escape(`${card.name} – ${card.does}`)}</title>${shapeOf(card.kind, card, { fill, line })}${names.join("")}${notes.join("")}</g>`;
}

function drawArrow({ spline, head, style, from, to }: PlacedArrow, viewId: string): string {
  const [start, ...rest] = spline;
  if (!start) return "";
  const path = `M${at(start)}C${rest.map(at).join(" ")}L${at(head)}`;
  const { colour, dash } = strokes[style];
  const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
  const line = `<path d="${path}" fill="none" stroke="#fff" stroke-opacity="0.8" stroke-width="5"/><path class="line" d="${path}" fill="none" stroke="${colour}" stroke-width="1.6"${dashes} marker-end="url(#${viewId}-head-${style})"/>`;
  return `<g data-from="${escape(from)}" data-to="${escape(to)}" data-style="${style}">${line}</g>`;
}

function drawBadge({ badge, number, style, says }: PlacedArrow): string {
  const { colour } = strokes[style];
  return `<g><title>${escape(`${number} – ${says}`)}</title><circle cx="${num(badge.x)}" cy="${num(badge.y)}" r="11" fill="#fff" stroke="${colour}" stroke-width="1.4"/><text x="${num(badge.x)}" y="${num(badge.y + 4.3)}" font-size="12.5" font-weight="600" text-anchor="middle" fill="${colour}">${number}</text></g>`;
}

/** One entry for each kind and style that the picture shows, in rows as wide as the picture. */
function legendOf(
  { view }: Layout,
  width: number,
): Readonly<{ height: number; draw: (top: number) => string }> {
  const { language } = view;
  const kinds = [...new Set(view.cards.map(({ kind }) => kind))].map((kind) => ({
    text: kindNames[kind][language],
    sign: ({ x, y }: Point) => shapeOf(kind, { x, y: y - 12, width: 24, height: 16 }, coloursOf[kind]),
  }));
  const styles = [...new Set(view.arrows.map(({ style }) => style))].map((style) => ({
    text: styleNames[style][language],
    sign: ({ x, y }: Point) => {
      const { colour, dash } = strokes[style];
      const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
      return `<path d="M${num(x)} ${num(y - 4)}h26" stroke="${colour}" stroke-width="1.8"${dashes} marker-end="url(#${view.id}-head-${style})"/>`;
    },
  }));
  let [x, row] = [margin, 0];
  const entries = [...kinds, ...styles].map((entry) => {
    const entryWidth = 34 + legendLetterWidth * entry.text.length + 24;
    if (x > margin && x + entryWidth > width) [x, row] = [margin, row + 1];
    const placed = Object.assign({}, entry, { x, row });
    x += entryWidth;
    return placed;
  });
  const draw = (top: number): string =>
    entries
      .map((entry) => {
        const y = top + legendRowHeight * (entry.row + 0.5);
        return `${entry.sign({ x: entry.x, y })}${legendText({ x: entry.x + 34, y }, entry.text)}`;
      })
      .join("");
  return { height: (row + 1) * legendRowHeight + 8, draw: (top) => `<g>${draw(top)}</g>` };
}

function legendText({ x, y }: Point, text: string): string {
  return `<text x="${num(x)}" y="${num(y)}" font-size="12.5" fill="#333B4D">${escape(text)}</text>`;
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
