import type { Language } from "#kernel/units";
import type { Figure } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import { allEvidence } from "./figures-page.ts";
import { absent, originOfPiece, printNumber } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    caption: "Ce que la simulation prédit",
    subject: "De",
    quantity: "Grandeur",
    value: "Valeur",
    spread: "Intervalle",
    to: "à",
    none: "Aucune simulation",
  },
  en: {
    caption: "What simulation predicts",
    subject: "Of",
    quantity: "Quantity",
    value: "Value",
    spread: "Interval",
    to: "to",
    none: "No simulation",
  },
} as const satisfies Record<Language, unknown>;

/** `{{table:simulated}}`: every figure of a simulation, under the name that the simulation gives it. */
export function simulatedPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  return [blockEntry("table:simulated", () => [simulatedTable(input)])];
}

function simulatedTable({ language, model, evidence }: ReportInput): TableBlock {
  const w = words[language];
  const figures = allEvidence(evidence).filter(
    (piece): piece is Figure => piece.kind === "figure" && piece.provenance === "simulated",
  );
  return {
    kind: "table",
    id: "table-simulated",
    caption: w.caption,
    columns: [
      { head: w.quantity, width: "share", align: "start" },
      { head: w.subject, width: "content", align: "start" },
      { head: w.value, width: "content", align: "end" },
      { head: w.spread, width: "content", align: "end" },
    ],
    rows:
      figures.length === 0
        ? [[plain(w.none), [], [absent(language)], []]]
        : figures.map((piece) => [
            [{ kind: "code", text: piece.metric }],
            plain(model.subjects[piece.subject]?.[language] ?? piece.subject),
            [figure(`${printNumber(piece.value, language)}\u00a0${piece.unit}`, originOfPiece(piece))],
            [figure(spreadOf(piece, language), originOfPiece(piece))],
          ]),
  };
}

function spreadOf({ interval }: Figure, language: Language): string {
  if (interval === null || interval.low === interval.high) return "–";
  return `${printNumber(interval.low, language)} ${words[language].to} ${printNumber(interval.high, language)}`;
}
