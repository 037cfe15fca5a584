import type { Language } from "#kernel/units";
import { outcomeOf } from "#model";
import type { Evidence, Metric, Need, Objective } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { Inline, Line, TableBlock } from "../document/tree.ts";
import { wordsOf } from "../diagrams/words.ts";
import { allEvidence, perRun, runColumns } from "./figures-page.ts";
import { absent, originOfPiece, printQuantity, printSpread } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    need: "Besoin",
    asks: "Ce que le métier attend",
    objective: "Objectif",
    caption: "Les besoins et leurs objectifs",
    measured: "Les objectifs et ce qui a été mesuré",
    serves: "Servi par",
    feeds: "Alimenté par",
    atMost: "au plus",
    atLeast: "au moins",
    outcomes: { reached: "atteint", missed: "manqué", "within-noise": "indécis" },
    and: " et ",
  },
  en: {
    need: "Need",
    asks: "What the business expects",
    objective: "Objective",
    caption: "The needs and their objectives",
    measured: "The objectives, and what was measured",
    serves: "Served by",
    feeds: "Fed by",
    atMost: "at most",
    atLeast: "at least",
    outcomes: { reached: "reached", missed: "missed", "within-noise": "inconclusive" },
    and: " and ",
  },
} as const satisfies Record<Language, unknown>;

/** `{{need:ID.name}}`, `.does`, `.objective`, `.result`, `.served-by`, `.fed-by`; `{{table:needs}}`, `{{table:objectives}}`. */
export function needsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language, model } = input;
  const { needs, nodeWords } = model.architecture;
  const names = (ids: readonly string[]): Line =>
    plain(ids.map((id) => wordsOf(id, nodeWords, language).name).join(", "));
  return [
    ...needs.flatMap((need) => [
      lineEntry(`need:${need.id}.name`, plain(need.words.name[language])),
      lineEntry(`need:${need.id}.does`, plain(need.words.does[language])),
      lineEntry(
        `need:${need.id}.objective`,
        joined(
          need.objectives.map((one) => objectiveOf(one, input)),
          language,
        ),
      ),
      lineEntry(
        `need:${need.id}.result`,
        joined(
          need.objectives.map((one) => resultOf(one, input, allEvidence(input.evidence))),
          language,
        ),
      ),
      lineEntry(`need:${need.id}.served-by`, names(need.servedBy)),
      lineEntry(`need:${need.id}.fed-by`, names(need.fedBy)),
    ]),
    lineEntry("count:needs", [figure(String(needs.length), { kind: "modelled" })]),
    blockEntry("table:needs", () => [needsTable(needs, input)]),
    blockEntry("table:objectives", () => [objectivesTable(needs, input)]),
  ];
}

function needsTable(needs: readonly Need<Language>[], input: ReportInput): TableBlock {
  const { language } = input;
  const w = words[language];
  return {
    kind: "table",
    id: "table-needs",
    caption: w.caption,
    columns: [
      { head: w.need, width: "content", align: "start" },
      { head: w.asks, width: "share", align: "start" },
      { head: w.objective, width: "share", align: "start" },
    ],
    rows: needs.map((need) => [
      plain(need.words.name[language]),
      plain(need.words.does[language]),
      joined(
        need.objectives.map((one) => objectiveOf(one, input)),
        language,
      ),
    ]),
  };
}

function objectivesTable(needs: readonly Need<Language>[], input: ReportInput): TableBlock {
  const { language, evidence } = input;
  const w = words[language];
  return {
    kind: "table",
    id: "table-objectives",
    caption: w.measured,
    columns: [
      { head: w.need, width: "content", align: "start" },
      { head: w.objective, width: "share", align: "start" },
      ...runColumns(evidence, { language, align: "start" }),
    ],
    rows: needs.flatMap(({ words: told, objectives }) =>
      objectives.map((objective) => [
        plain(told.name[language]),
        objectiveOf(objective, input),
        ...perRun(evidence, (pieces) => resultOf(objective, input, pieces), language),
      ]),
    ),
  };
}

function metricOf({ metric }: Objective, { model }: ReportInput): Metric<Language> | undefined {
  return model.metrics.find(({ id }) => id === metric);
}

/** "Latency of an alert, p99: at most 100 ms"; of a part of the proposal, the part is named. */
function objectiveOf(objective: Objective, input: ReportInput): Line {
  const { language, model } = input;
  const w = words[language];
  const metric = metricOf(objective, input);
  const name = metric?.name[language] ?? objective.metric;
  const unit = metric ? metric.unit : { fr: objective.unit, en: objective.unit };
  const bound = printQuantity(objective.bound, { unit, language });
  const side = objective.better === "lower" ? w.atMost : w.atLeast;
  const isWhole = model.architecture.topologies.some(({ id }) => id === objective.subject);
  const of = isWhole ? "" : ` (${model.subjects[objective.subject]?.[language] ?? objective.subject})`;
  return [
    ...plain(`${name}${of}${language === "fr" ? "\u00a0:" : ":"} ${side} `),
    figure(bound, { kind: "modelled" }),
  ];
}

/** What was measured, with its bounds, and whether that is enough: "12.3 ms (11.2 to 14.0), reached". */
function resultOf(objective: Objective, input: ReportInput, evidence: readonly Evidence[]): Line {
  const { language } = input;
  const found = outcomeOf(objective, evidence);
  const piece =
    found.outcome === "not-measured" ? undefined : evidence.find(({ id }) => id === found.evidenceId);
  if (found.outcome === "not-measured" || piece === undefined) return [absent(language)];
  const { value, interval, sampleCount, outcome } = found;
  const quantity = printQuantity(value, { unit: metricOf(objective, input)?.unit ?? null, language });
  const spread = printSpread({ value, interval, sampleCount, piece }, language);
  return [
    figure(spread === "" ? quantity : `${quantity} (${spread})`, originOfPiece(piece)),
    ...plain(`, ${words[language].outcomes[outcome]}`),
  ];
}

function joined(lines: readonly Line[], language: Language): Line {
  const separator: Inline = { kind: "text", text: language === "fr" ? "\u202f; " : "; " };
  return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}
