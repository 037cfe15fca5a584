import type { CardKind } from "./view.ts";

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
type Paint = Readonly<{ fill: string; line: string }>;

/** The outline of a kind of card as SVG, filling `box`: kinds are told apart by shape as well as by colour. */
export function shapeOf(kind: CardKind, box: Box, { fill, line }: Paint): string {
  const paint = `fill="${fill}" stroke="${line}" stroke-width="1.5"`;
  const { x, y, width, height } = box;
  const mark = Math.min(height / 5, 10);
  switch (kind) {
    case "source":
    case "system":
      return rectangle(box, 0, paint);
    case "stream":
    case "log":
    case "person":
      return rectangle(box, Math.min(height / 2, 18), paint);
    case "processor":
    case "container":
    case "platform":
      return rectangle(box, 7, paint);
    case "egress":
      return `${rectangle(box, 0, paint)}<path d="M${num(x)} ${num(y)}h${num(width)}" stroke="${line}" stroke-width="5"/>`;
    case "job":
    case "table-sink":
      return `${rectangle(box, 3, paint)}<path d="M${num(x + 0.7 * mark)} ${num(y)}v${num(height)}M${num(x + width - 0.7 * mark)} ${num(y)}v${num(height)}" stroke="${line}" stroke-width="1.5"/>`;
    case "endpoint":
      return `<path d="M${num(x + mark)} ${num(y)}H${num(x + width - mark)}L${num(x + width)} ${num(y + height / 2)}L${num(x + width - mark)} ${num(y + height)}H${num(x + mark)}L${num(x)} ${num(y + height / 2)}Z" ${paint}/>`;
    case "landing":
    case "table":
    case "view":
    case "store": {
      const rim = 0.7 * mark;
      const start = `M${num(x)} ${num(y + rim)}a${num(width / 2)} ${num(rim)} 0 0`;
      return `<path d="${start} 1 ${num(width)} 0v${num(height - 2 * rim)}a${num(width / 2)} ${num(rim)} 0 0 1 ${num(-width)} 0z" ${paint}/><path d="${start} 0 ${num(width)} 0" fill="none" stroke="${line}" stroke-width="1.5"/>`;
    }
  }
}

function rectangle({ x, y, width, height }: Box, radius: number, paint: string): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="${num(radius)}" ${paint}/>`;
}

/** A coordinate to a tenth of a pixel. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
