import type { CitedSource } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { plain } from "../document/inline.ts";
import type { Line } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

/** `{{source:<id>}}` within a line, as "(Kreps, 2014)", and `{{list:sources}}`, which tells them in full. */
export function sourcesPage({ model }: ReportInput): readonly (readonly [string, Entry])[] {
  return [
    ...model.sources.map((source) => lineEntry(`source:${source.id}`, short(source))),
    blockEntry("list:sources", () => [{ kind: "list", ordered: false, items: model.sources.map(whole) }]),
  ];
}

function short({ authors, year }: CitedSource): Line {
  return plain(`(${authors}, ${year})`);
}

function whole({ authors, year, title, where }: CitedSource): Line {
  return [
    ...plain(`${authors} (${year}). `),
    { kind: "emphasis", inside: plain(title) },
    ...plain(`. ${where}.`),
  ];
}
