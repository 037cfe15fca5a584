import type { Language } from "#kernel/units";
import { textOf } from "../document/inline.ts";
import type { Block, DocumentTree } from "../document/tree.ts";
import { ReportError } from "../report-error.ts";

/** One slide: what is shown, and what is said beside it in so many seconds. */
export type Slide = Readonly<{
  id: string;
  title: string;
  seconds: number;
  body: readonly Block[];
  notes: readonly Block[];
}>;

/** A presentation; a slide's place in it is its number. */
export type Deck = Readonly<{
  language: Language;
  title: string;
  subtitle: string;
  slides: readonly Slide[];
}>;

/** The heading that parts what is shown from what is said. */
const notesHeading = "Notes";

/**
 * Makes a deck of a document whose chapters are slides, each with a part that is headed `Notes`.
 *
 * @param timing - How long each slide is spoken to, in the order in which they are shown.
 * @throws {ReportError} CHAPTER_INVALID, listing every slide that is missing, is not timed, shows nothing or has no notes.
 */
export function deckOf(
  tree: DocumentTree,
  timing: readonly Readonly<{ id: string; seconds: number }>[],
): Deck {
  const faults: string[] = [];
  const timed = new Set(timing.map(({ id }) => id));
  for (const { id } of tree.chapters) if (!timed.has(id)) faults.push(`${id} has no time in the deck`);
  const slides = timing.flatMap(({ id, seconds }) => {
    const chapter = tree.chapters.find((one) => one.id === id);
    if (!chapter) {
      faults.push(`${id} is in the deck and has no file`);
      return [];
    }
    const cut = chapter.blocks.findIndex(isNotesHeading);
    const body = cut === -1 ? chapter.blocks : chapter.blocks.slice(0, cut);
    const notes = cut === -1 ? [] : chapter.blocks.slice(cut + 1);
    if (body.length === 0) faults.push(`${id} shows nothing`);
    if (notes.length === 0) faults.push(`${id} has no notes: write ## ${notesHeading} and what is said`);
    return [{ id, title: chapter.title, seconds, body, notes }];
  });
  if (faults.length > 0) {
    throw new ReportError("CHAPTER_INVALID", `The slides cannot be made:\n  ${faults.join("\n  ")}`);
  }
  return { language: tree.language, title: tree.title, subtitle: tree.subtitle, slides };
}

function isNotesHeading(block: Block): boolean {
  return block.kind === "heading" && textOf(block.line) === notesHeading;
}
