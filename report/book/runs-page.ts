import type { Language } from "#kernel/units";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { cells, plain } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import { allEvidence } from "./figures-page.ts";
import { quantityOf } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    variant: "Variante",
    rows: "Ce que sont devenues les lignes",
    answers: "Les réponses, confrontées à un calcul naïf fait d’un bloc",
  },
  en: {
    variant: "Variant",
    rows: "What became of the rows",
    answers: "The answers, held against a plain computation over all events",
  },
} as const satisfies Record<Language, unknown>;

const tables = {
  rows: ["rows-in", "rows-dead-lettered", "rows-duplicate", "rows-late", "rows-filtered", "rows-applied"],
  answers: ["entries-expected", "entries-wrong-before-batch", "entries-wrong", "alerts", "sale-line-rows"],
} as const;

/** `{{table:rows}}` and `{{table:answers}}`: what the run of each variant counted. */
export function runsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  return (["rows", "answers"] as const).map((name) =>
    blockEntry(`table:${name}`, () => [countsTable(input, name)]),
  );
}

function countsTable({ language, model, evidence }: ReportInput, name: keyof typeof tables): TableBlock {
  const pieces = allEvidence(evidence);
  const metrics = tables[name].flatMap((id) => model.metrics.find((metric) => metric.id === id) ?? []);
  const variants = [...new Set(metrics.flatMap(({ subjects }) => subjects))];
  return {
    kind: "table",
    id: `table-${name}`,
    caption: words[language][name],
    columns: [
      { head: words[language].variant, width: "content", align: "start" },
      ...metrics.map((metric) => ({
        head: metric.name[language],
        width: "share" as const,
        align: "end" as const,
      })),
    ],
    rows: variants.map((subject) =>
      cells(
        plain(model.subjects[subject]?.[language] ?? subject),
        metrics.map((metric) => [quantityOf({ metric, subject }, { evidence: pieces, language })]),
      ),
    ),
  };
}
