import type { Block, Chapter, Line } from "./tree.ts";

/** The ids that a reader may be sent to, and how often each is shown. */
export function idsIn(chapters: readonly Chapter[]): ReadonlyMap<string, number> {
  const ids = chapters.flatMap(({ id, blocks }) => [
    id,
    ...blocks.flatMap((block) => ("id" in block ? [block.id] : [])),
  ]);
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Where the references of a chapter send its reader, each once. */
export function crossesIn({ blocks }: Chapter): readonly string[] {
  return [...new Set(blocks.flatMap(linesOf).flatMap(crossesOf))];
}

/** Every line of words in a block. */
export function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "note":
      return [block.line];
    case "list":
      return block.items;
    case "table":
      return block.rows.flat();
    case "code":
    case "picture":
      return [];
  }
}

function crossesOf(line: Line): readonly string[] {
  return line.flatMap((inline) => {
    switch (inline.kind) {
      case "cross":
        return [inline.to];
      case "strong":
      case "emphasis":
      case "referred":
      case "link":
        return crossesOf(inline.inside);
      case "text":
      case "code":
      case "figure":
      case "absent":
        return [];
    }
  });
}
