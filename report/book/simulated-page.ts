import type { Language } from "#kernel/units";
import type { Figure, Metric } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { cells, plain } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import { allEvidence } from "./figures-page.ts";
import { absent, quantityOf } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: { caption: "Ce que la simulation prédit", quantity: "Grandeur", none: "Aucune simulation" },
  en: { caption: "What simulation predicts", quantity: "Quantity", none: "No simulation" },
} as const satisfies Record<Language, unknown>;

/** `{{table:simulated}}`: every declared metric of which there is a simulated figure, a column for each topology. */
export function simulatedPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  return [blockEntry("table:simulated", () => [simulatedTable(input)])];
}

function simulatedTable(input: ReportInput): TableBlock {
  const { language, model } = input;
  const w = words[language];
  const figures = allEvidence(input.evidence).filter(
    (piece): piece is Figure => piece.kind === "figure" && piece.provenance === "simulated",
  );
  const topologies = model.architecture.topologies.filter(({ id }) =>
    figures.some(({ subject }) => subject === id),
  );
  const ids = new Set(figures.map(({ metric }) => metric));
  const metrics = model.metrics.filter(({ id }) => ids.has(id));
  const row = (metric: Metric<Language>): TableBlock["rows"][number] =>
    cells(
      plain(metric.name[language]),
      topologies.map(({ id }) => [quantityOf({ metric, subject: id }, { evidence: figures, language })]),
    );
  const heads = topologies.map(({ id }) => model.subjects[id]?.[language] ?? id);
  return {
    kind: "table",
    id: "table-simulated",
    caption: w.caption,
    columns: [
      { head: w.quantity, width: "share", align: "start" },
      ...(heads.length > 0 ? heads : ["–"]).map((head) => ({
        head,
        width: "content" as const,
        align: "end" as const,
      })),
    ],
    rows: heads.length > 0 ? metrics.map(row) : [[plain(w.none), [absent(language)]]],
  };
}
