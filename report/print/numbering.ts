import type { Language } from "#kernel/units";
import { textOf } from "../document/inline.ts";
import type { DocumentTree } from "../document/tree.ts";

const names = {
  fr: { picture: "Figure", table: "Tableau", chapter: "chapitre" },
  en: { picture: "Figure", table: "Table", chapter: "Chapter" },
} as const satisfies Record<Language, unknown>;

/** What something is called over its caption, and within a sentence: "Tableau 7", "tableau 7". */
type Label = Readonly<{ caption: string; words: string }>;
export type Labels = ReadonlyMap<string, Label>;

/** What every chapter, heading, picture and table is called, by id. */
export function labelsOf({ language, chapters }: DocumentTree): Labels {
  const labels = new Map<string, Label>();
  const count = { picture: 0, table: 0 };
  for (const [index, { id, blocks }] of chapters.entries()) {
    labels.set(id, same(`${names[language].chapter}\u00a0${index + 1}`));
    for (const block of blocks) {
      if (block.kind === "heading") labels.set(block.id, same(textOf(block.line)));
      if (block.kind !== "picture" && block.kind !== "table") continue;
      count[block.kind] += 1;
      const caption = `${names[language][block.kind]}\u00a0${count[block.kind]}`;
      labels.set(block.id, { caption, words: language === "fr" ? caption.toLowerCase() : caption });
    }
  }
  return labels;
}

function same(words: string): Label {
  return { caption: words, words };
}

/** The letter behind a figure that says where it comes from; what the model itself decides has none. */
export const originMarks = {
  measured: "m",
  simulated: "s",
  assumed: "a",
  cited: "c",
} as const;
