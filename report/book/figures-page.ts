import type { Language } from "#kernel/units";
import { readingOf } from "#model";
import type { Evidence } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { cells, figure, plain } from "../document/inline.ts";
import type { Line, TableBlock } from "../document/tree.ts";
import { absent, originOfPiece, printQuantity, printSpread, quantityOf } from "./quantity.ts";
import type { Asked } from "./quantity.ts";
import type { EvidenceSet, ReportInput } from "./report-input.ts";

const words = {
  fr: {
    caption: "Toutes les grandeurs mesurées ou simulées, par exécution",
    quantity: "Grandeur",
    subject: "De",
    roles: { published: "Exécution publiée", here: "Cette machine" },
    none: "Aucune exécution",
  },
  en: {
    caption: "Every quantity that was measured or simulated, by run",
    quantity: "Quantity",
    subject: "Of",
    roles: { published: "Published run", here: "This machine" },
    none: "No run",
  },
} as const satisfies Record<Language, unknown>;

/** All evidence at hand; where two runs have a figure, the one that counts most is printed within a line. */
export function allEvidence(sets: readonly EvidenceSet[]): readonly Evidence[] {
  return sets.flatMap(({ evidence }) => evidence);
}

/** `{{figure:kappa.latency-ms-p99}}`, `{{spread:…}}`, and `{{table:measures}}`, which has all that have a unit and were measured. */
export function figuresPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const evidence = allEvidence(input.evidence);
  const asked = askable(input);
  return [
    ...asked.flatMap((one) => {
      const reading = readingOf({ metric: one.metric.id, subject: one.subject }, evidence);
      const key = `${one.subject}.${one.metric.id}`;
      const spread = reading ? printSpread(reading, { unit: one.metric.unit, language }) : "";
      const spreadLine: Line = reading
        ? [
            figure(
              spread || printQuantity(reading.value, { unit: null, language }),
              originOfPiece(reading.piece),
            ),
          ]
        : [absent(language)];
      return [
        lineEntry(`figure:${key}`, [quantityOf(one, { evidence, language })]),
        lineEntry(`spread:${key}`, spreadLine),
      ];
    }),
    blockEntry("table:measures", () => [measuresTable(input, asked)]),
  ];
}

function askable({ model }: ReportInput): readonly Asked[] {
  return model.metrics.flatMap((metric) => metric.subjects.map((subject) => ({ metric, subject })));
}

function measuresTable({ language, evidence, model }: ReportInput, asked: readonly Asked[]): TableBlock {
  const w = words[language];
  return {
    kind: "table",
    id: "table-measures",
    caption: w.caption,
    columns: [
      { head: w.quantity, width: "share", align: "start" },
      { head: w.subject, width: "content", align: "start" },
      ...runColumns(evidence, { language, align: "end" }),
    ],
    rows: asked
      .filter(
        ({ metric, subject }) =>
          metric.unit !== null && readingOf({ metric: metric.id, subject }, allEvidence(evidence)) !== null,
      )
      .map(({ metric, subject }) =>
        cells(
          plain(metric.name[language] ?? metric.id),
          [plain(model.subjects[subject]?.[language] ?? subject)],
          perRun(
            evidence,
            (pieces) => [quantityOf({ metric, subject }, { evidence: pieces, language })],
            language,
          ),
        ),
      ),
  };
}

/** A column for each run of which there is evidence. */
export function runColumns(
  sets: readonly EvidenceSet[],
  {
    language,
    align,
    width = "content",
  }: Readonly<{ language: Language; align: "start" | "end"; width?: "content" | "share" }>,
): TableBlock["columns"] {
  const w = words[language];
  const heads = sets.length === 0 ? [w.none] : sets.map(({ role }) => w.roles[role]);
  return heads.map((head) => ({ head, width, align }));
}

/** One cell for each such column; without any run, one that says so. */
export function perRun(
  sets: readonly EvidenceSet[],
  cell: (evidence: readonly Evidence[]) => Line,
  language: Language,
): readonly Line[] {
  return sets.length === 0 ? [[absent(language)]] : sets.map(({ evidence }) => cell(evidence));
}
