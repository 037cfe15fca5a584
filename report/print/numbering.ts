import type { Language } from "#kernel/units";
import type { DocumentTree } from "../document/tree.ts";

const names = {
  fr: { picture: "Figure", table: "Tableau", chapter: "chapitre" },
  en: { picture: "Figure", table: "Table", chapter: "chapter" },
} as const satisfies Record<Language, unknown>;

/** What every chapter, picture and table is called, by id: "chapter 3", "Figure 2", "Table 7". */
export function labelsOf({ language, chapters }: DocumentTree): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const count = { picture: 0, table: 0 };
  for (const [index, { id, blocks }] of chapters.entries()) {
    labels.set(id, `${names[language].chapter}\u00a0${index + 1}`);
    for (const block of blocks) {
      if (block.kind !== "picture" && block.kind !== "table") continue;
      count[block.kind] += 1;
      labels.set(block.id, `${names[language][block.kind]}\u00a0${count[block.kind]}`);
    }
  }
  return labels;
}

/** The letter behind a figure that says where it comes from; what the model itself decides has none. */
export const originMarks = {
  measured: "m",
  simulated: "s",
  assumed: "a",
  cited: "c",
} as const;
