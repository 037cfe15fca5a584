import type { Language } from "#kernel/units";
import type { GovernanceRule, GovernanceSubject } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain, strong } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    caption: "Les règles de gouvernance",
    subject: "Objet",
    rule: "Règle",
    containers: "Tenue par",
    enforcement: "État",
    states: { checked: "contrôlée", running: "en marche", designed: "conçue" },
    subjects: {
      retention: "conservation",
      "legal-basis": "base légale",
      access: "accès",
      quality: "qualité",
      erasure: "effacement",
    },
    by: "\u00a0: ",
  },
  en: {
    caption: "The rules of governance",
    subject: "Subject",
    rule: "Rule",
    containers: "Kept by",
    enforcement: "State",
    states: { checked: "checked", running: "running", designed: "designed" },
    subjects: {
      retention: "retention",
      "legal-basis": "legal ground",
      access: "access",
      quality: "quality",
      erasure: "erasure",
    },
    by: ": ",
  },
} as const satisfies Record<Language, unknown>;

/** `{{rule:ID}}`: what a rule says; `{{table:governance}}`: all of them, and how far each is enforced. */
export function governancePage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const rules = input.model.architecture.governance;
  return [
    ...rules.map(({ id, rule }) => lineEntry(`rule:${id}`, plain(rule[language]))),
    lineEntry("count:rules", [figure(String(rules.length), { kind: "modelled" })]),
    blockEntry("table:governance", () => [rulesTable(rules, language)]),
  ];
}

function rulesTable(rules: readonly GovernanceRule<Language>[], language: Language): TableBlock {
  const w = words[language];
  const subjectOf = (subject: GovernanceSubject): string => w.subjects[subject];
  return {
    kind: "table",
    id: "table-governance",
    caption: w.caption,
    columns: [
      { head: w.subject, width: "content", align: "start" },
      { head: w.rule, width: "share", align: "start" },
      { head: w.enforcement, width: "share", align: "start" },
    ],
    rows: rules.map(({ subject, rule, enforcement }) => [
      plain(subjectOf(subject)),
      plain(rule[language]),
      [strong(w.states[enforcement.state]), ...plain(`${w.by}${enforcement.by[language]}`)],
    ]),
  };
}
