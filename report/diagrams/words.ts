import type { Wording } from "#model";
import { ReportError } from "../report-error.ts";

export type DiagramLanguage = "fr" | "en";
/** What nodes or hosts are called and do, by id. */
export type Words = Readonly<Record<string, Wording<DiagramLanguage>>>;

/**
 * What one of them is called and does.
 *
 * @throws {ReportError} UNRESOLVED_REFERENCE where nothing says so.
 */
export function wordsOf(
  id: string,
  words: Words,
  language: DiagramLanguage,
): Readonly<{ name: string; does: string }> {
  const found = words[id];
  if (found) return { name: found.name[language], does: found.does[language] };
  return refuse([id], "the report");
}

/** @throws {ReportError} UNRESOLVED_REFERENCE that names all of `ids` without words; `where` is what asks for them. */
export function requireWords(ids: readonly string[], words: Words, where: string): void {
  const wordless = ids.filter((id) => words[id] === undefined);
  if (wordless.length > 0) refuse(wordless, where);
}

function refuse(ids: readonly string[], where: string): never {
  throw new ReportError(
    "UNRESOLVED_REFERENCE",
    `${where} names ${ids.join(", ")}, which have no words: give each a name and what it does`,
  );
}
