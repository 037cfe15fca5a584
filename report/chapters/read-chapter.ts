import { textOf } from "../document/inline.ts";
import type { Block, Chapter, Inline, Line } from "../document/tree.ts";
import { readInlines } from "./inlines.ts";
import { nearestNames } from "./nearest-names.ts";
import { proseBlocks } from "./prose-blocks.ts";
import type { ProseBlock } from "./prose-blocks.ts";
import type { ReferenceBook } from "./reference-book.ts";
import { referenceMark, takeReferences } from "./template.ts";
import type { Fault, ReferencedText } from "./template.ts";
import { typedFigures } from "./typed-figures.ts";

/** A chapter as it lies in a file: `03-paradigms.md` is the chapter `paradigms`. */
export type ChapterFile = Readonly<{ path: string; text: string }>;

export type ReadChapter = Readonly<{ chapter: Chapter; faults: readonly Fault[] }>;

type Reading = Readonly<{
  id: string;
  book: ReferenceBook;
  references: ReferencedText["references"];
  fault: (fault: Fault) => void;
}>;

const wholeMark = new RegExp(`^${referenceMark.source}$`);

/** Reads one chapter: its template, its Markdown, and what its references mean. Gives all faults, not the first. */
export function readChapter(file: ChapterFile, book: ReferenceBook): ReadChapter {
  const id = chapterId(file.path);
  const { text, references, faults: templateFaults } = takeReferences(file.text);
  const faults = [...templateFaults];
  const reading: Reading = { id, book, references, fault: (fault) => faults.push(fault) };
  const [first, ...rest] = proseBlocks(text, reading.fault);
  if (first?.kind !== "heading" || first.level !== 1) {
    reading.fault({ line: 1, says: "does not begin with its title: write # and a space" });
    return { chapter: { id, title: id, blocks: [] }, faults: inOrder(faults) };
  }
  let level = 1;
  const blocks = rest.flatMap((prose, index) => {
    if (prose.kind === "heading") {
      if (prose.level === 1 || prose.level > level + 1) {
        reading.fault({ line: prose.line, says: `jumps from a heading of level ${level} to ${prose.level}` });
      }
      level = prose.level;
    }
    return blocksOf(prose, { reading, index, level });
  });
  return { chapter: { id, title: textOf(lineOf(first, reading)), blocks }, faults: inOrder(faults) };
}

/** `model/…/03-paradigms.md` is `paradigms`. */
export function chapterId(path: string): string {
  return /(?:\d+-)?([a-z-]+)\.md$/.exec(path)?.[1] ?? path;
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((left, right) => left.line - right.line);
}

type Place = Readonly<{ reading: Reading; index: number; level: number }>;

function blocksOf(prose: ProseBlock, { reading, index, level }: Place): readonly Block[] {
  switch (prose.kind) {
    case "heading": {
      const id = `${reading.id}-${index}`;
      return [{ kind: "heading", level: headingLevel(prose.level), id, line: lineOf(prose, reading) }];
    }
    case "paragraph":
      return wholeMark.test(prose.text)
        ? referred(prose, { reading, index, level })
        : [{ kind: "paragraph", line: lineOf(prose, reading) }];
    case "note":
      return [{ kind: "note", line: lineOf(prose, reading) }];
    case "list":
      return [
        { kind: "list", ordered: prose.ordered, items: prose.items.map((item) => lineOf(item, reading)) },
      ];
    case "code":
      return [{ kind: "code", language: prose.language, text: prose.text }];
    case "table":
      return [
        {
          kind: "table",
          id: `${reading.id}-table-${index}`,
          caption: textOf(lineOf({ line: prose.line, text: prose.caption }, reading)),
          columns: prose.head.map((head) => ({
            head: textOf(lineOf({ line: prose.line, text: head }, reading)),
            width: "share",
            align: "start",
          })),
          rows: prose.rows.map((row, at) =>
            row.map((text) => lineOf({ line: prose.line + 2 + at, text }, reading)),
          ),
        },
      ];
  }
}

function headingLevel(level: number): 2 | 3 | 4 {
  return level >= 4 ? 4 : level === 3 ? 3 : 2;
}

/** A reference in a paragraph of its own: the blocks that it means, or one line. */
function referred(
  prose: Readonly<{ line: number; text: string }>,
  { reading, level }: Place,
): readonly Block[] {
  const reference = reading.references[Number(wholeMark.exec(prose.text)?.[1])];
  const entry = reference && reading.book.get(reference.key);
  if (entry?.place === "block") return entry.blocks(headingLevel(level + 1));
  return [{ kind: "paragraph", line: lineOf(prose, reading) }];
}

function lineOf({ line, text }: Readonly<{ line: number; text: string }>, reading: Reading): Line {
  const read = readInlines(text, {
    line,
    fault: reading.fault,
    resolve: (index) => {
      const reference = reading.references[index];
      return reference ? resolved(reference.key, { reading, line: reference.line }) : nothing;
    },
  });
  for (const figure of typedIn(read)) {
    reading.fault({
      line,
      says: `types the figure "${figure}": refer to the evidence or the model, {{figure:…}}, {{volume:…}}`,
    });
  }
  return read;
}

/** Figures typed by hand, in what the chapter itself says: not in what its references mean. */
function typedIn(line: Line): readonly string[] {
  return line.flatMap((inline) => {
    switch (inline.kind) {
      case "text":
        return typedFigures(inline.text);
      case "strong":
      case "emphasis":
      case "link":
        return typedIn(inline.inside);
      case "referred":
      case "cross":
      case "code":
      case "figure":
      case "absent":
        return [];
    }
  });
}

const nothing: Inline = { kind: "text", text: "" };

function resolved(key: string, { reading, line }: Readonly<{ reading: Reading; line: number }>): Inline {
  const entry = reading.book.get(key);
  if (entry?.place === "line") return { kind: "referred", inside: entry.line };
  reading.fault({
    line,
    says: entry
      ? `{{${key}}} is a block: give it a paragraph of its own`
      : `{{${key}}} means nothing${nearest(key, reading.book)}`,
  });
  return nothing;
}

function nearest(key: string, book: ReferenceBook): string {
  const names = nearestNames(key, book.keys());
  return names.length === 0 ? "" : `; near it are ${names.map((name) => `{{${name}}}`).join(", ")}`;
}
