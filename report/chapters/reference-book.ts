import type { Block, Line } from "../document/tree.ts";

/** What references mean: `kind:name` gives words within a line, or blocks in a paragraph of their own. */
export type Entry =
  | Readonly<{ place: "line"; line: Line }>
  /** Blocks whose headings, if they have any, stand at `level`. */
  | Readonly<{ place: "block"; blocks: (level: 2 | 3 | 4) => readonly Block[] }>;

export type ReferenceBook = ReadonlyMap<string, Entry>;

type Pages = readonly (readonly (readonly [string, Entry])[])[];

/** Binds pages of entries into one book; a key that is there twice is our own fault and is said. */
export function bindBook(pages: Pages): ReferenceBook {
  const book = new Map<string, Entry>();
  for (const [key, entry] of pages.flat()) {
    if (book.has(key)) throw new TypeError(`two things are called {{${key}}}: rename one`);
    book.set(key, entry);
  }
  return book;
}

export function lineEntry(key: string, line: Line): readonly [string, Entry] {
  return [key, { place: "line", line }];
}

export function blockEntry(
  key: string,
  blocks: (level: 2 | 3 | 4) => readonly Block[],
): readonly [string, Entry] {
  return [key, { place: "block", blocks }];
}
