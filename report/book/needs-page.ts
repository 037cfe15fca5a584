import type { Language } from "#kernel/units";
import type { Need, Objective } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { Inline, Line, TableBlock } from "../document/tree.ts";
import { wordsOf } from "../diagrams/words.ts";
import { allEvidence, perRun, runColumns } from "./figures-page.ts";
import { boundOf, metricOf, resultOf } from "./aim.ts";
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
  },
  en: {
    need: "Need",
    asks: "What the business expects",
    objective: "Objective",
    caption: "The needs and their objectives",
    measured: "The objectives, and what was measured",
    serves: "Served by",
    feeds: "Fed by",
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

/** "Latency of an alert, p99: at most 100 ms"; of a part of the proposal, the part is named. */
function objectiveOf(objective: Objective, input: ReportInput): Line {
  const { language, model } = input;
  const name = metricOf(objective, model.metrics)?.name[language] ?? objective.metric;
  const isWhole = model.architecture.topologies.some(({ id }) => id === objective.subject);
  const of = isWhole ? "" : ` (${model.subjects[objective.subject]?.[language] ?? objective.subject})`;
  return [...plain(`${name}${of}${language === "fr" ? "\u00a0:" : ":"} `), ...boundOf(objective, input)];
}

function joined(lines: readonly Line[], language: Language): Line {
  const separator: Inline = { kind: "text", text: language === "fr" ? "\u202f; " : "; " };
  return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}
