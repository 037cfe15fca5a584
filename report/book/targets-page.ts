import type { Language } from "#kernel/units";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { cells, plain } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import { boundOf, resultOf } from "./aim.ts";
import { perRun, runColumns } from "./figures-page.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: { caption: "Ce que l’implémentation de référence doit atteindre", target: "Cible", bound: "Borne" },
  en: { caption: "What the reference implementation is to reach", target: "Target", bound: "Bound" },
} as const satisfies Record<Language, unknown>;

/** `{{table:targets}}`: each target of the build, with what was measured and whether that is enough. */
export function targetsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  return [blockEntry("table:targets", () => [targetsTable(input)])];
}

function targetsTable(input: ReportInput): TableBlock {
  const { language, evidence, model } = input;
  const w = words[language];
  return {
    kind: "table",
    id: "table-targets",
    caption: w.caption,
    columns: [
      { head: w.target, width: "share", align: "start" },
      { head: w.bound, width: "share", align: "start" },
      ...runColumns(evidence, { language, align: "start", width: "share" }),
    ],
    rows: model.targets.map((target) =>
      cells(
        plain(target.title[language]),
        [boundOf(target, input)],
        perRun(evidence, (pieces) => resultOf(target, input, pieces), language),
      ),
    ),
  };
}
