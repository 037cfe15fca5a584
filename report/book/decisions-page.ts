import type { Language } from "#kernel/units";
import type { Decision } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { cells, figure, plain, strong } from "../document/inline.ts";
import type { Block } from "../document/tree.ts";
import { claimsTable } from "./claims-page.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    context: "Contexte.",
    choice: "Choix\u00a0:",
    refused: "Écarté\u00a0:",
    consequences: "Ce qui s’ensuit",
    claims: (title: string) => `${title}\u00a0: les affirmations`,
    weighed: (title: string) => `${title}\u00a0: les solutions comparées`,
    option: "Solution",
    all: "Les décisions",
    day: "Jour",
    decision: "Décision",
    refusedHead: "Écarté",
    traits: { cost: "Coût", complexity: "Complexité", performance: "Performance", latency: "Latence" },
    colon: ".",
  },
  en: {
    context: "Context.",
    choice: "Chosen:",
    refused: "Refused:",
    consequences: "What follows",
    claims: (title: string) => `${title}: the claims`,
    weighed: (title: string) => `${title}: the options compared`,
    option: "Option",
    all: "The decisions",
    day: "Day",
    decision: "Decision",
    refusedHead: "Refused",
    traits: { cost: "Cost", complexity: "Complexity", performance: "Performance", latency: "Latency" },
    colon: ".",
  },
} as const satisfies Record<Language, unknown>;

/** `{{decision:ID}}`: the whole record, with how its options weigh where products are compared, and with its claims. */
export function decisionsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { decisions } = input.model;
  return [
    ...decisions.map((decision) =>
      blockEntry(`decision:${decision.id}`, (level) => decisionBlocks(decision, { input, level })),
    ),
    ...decisions.map(({ id }) =>
      lineEntry(`see:decision-${id}`, [{ kind: "cross", to: `decision-${id}`, inside: [] }]),
    ),
    lineEntry("count:decisions", [figure(String(decisions.length), { kind: "modelled" })]),
    blockEntry("table:decisions", () => [decisionsTable(input)]),
  ];
}

function claimsOf(decision: Decision<Language>, input: ReportInput): Block {
  const title = decision.title[input.language];
  const caption = words[input.language].claims(title);
  return claimsTable(input, { claims: decision.claims, id: `table-claims-of-${decision.id}`, caption });
}

function decisionBlocks(
  decision: Decision<Language>,
  { input, level }: Readonly<{ input: ReportInput; level: 2 | 3 | 4 }>,
): readonly Block[] {
  const { language } = input;
  const w = words[language];
  const chosen = decision.options.find(({ id }) => id === decision.choice.optionId);
  return [
    { kind: "heading", level, id: `decision-${decision.id}`, line: plain(decision.title[language]) },
    { kind: "paragraph", line: [strong(w.context), ...plain(` ${decision.context[language]}`)] },
    {
      kind: "paragraph",
      line: [
        strong(`${w.choice} ${chosen?.name[language] ?? ""}${w.colon}`),
        ...plain(` ${decision.choice.because[language]}`),
      ],
    },
    ...decision.options.flatMap(({ name, refusedBecause }): readonly Block[] =>
      refusedBecause
        ? [
            {
              kind: "paragraph",
              line: [
                strong(`${w.refused} ${name[language]}${w.colon}`),
                ...plain(` ${refusedBecause[language]}`),
              ],
            },
          ]
        : [],
    ),
    {
      kind: "heading",
      level: level === 2 ? 3 : 4,
      id: `decision-${decision.id}-consequences`,
      line: plain(w.consequences),
    },
    {
      kind: "list",
      ordered: false,
      items: decision.consequences.map((consequence) => plain(consequence[language])),
    },
    ...weighed(decision, language),
    ...(decision.claims.length > 0 ? [claimsOf(decision, input)] : []),
  ];
}

/** What each option asks and gives; nothing where no products are weighed. */
function weighed(decision: Decision<Language>, language: Language): readonly Block[] {
  const w = words[language];
  const traits = ["cost", "complexity", "performance", "latency"] as const;
  const rows = decision.options.flatMap(({ name, refusedBecause, traits: own }) =>
    own
      ? [
          cells(
            refusedBecause === null ? [strong(name[language])] : plain(name[language]),
            traits.map((trait) => plain(own[trait][language])),
          ),
        ]
      : [],
  );
  if (rows.length === 0) return [];
  const heads = [w.option, ...traits.map((trait) => w.traits[trait])];
  return [
    {
      kind: "table",
      id: `table-options-${decision.id}`,
      caption: w.weighed(decision.title[language]),
      columns: heads.map((head) => ({ head, width: "share", align: "start" })),
      rows,
    },
  ];
}

/** Every decision: what was chosen, and what was refused. */
function decisionsTable({ language, model }: ReportInput): Block {
  const w = words[language];
  return {
    kind: "table",
    id: "table-decisions",
    caption: w.all,
    columns: [
      { head: w.day, width: "content", align: "start" },
      { head: w.decision, width: "share", align: "start" },
      { head: w.refusedHead, width: "share", align: "start" },
    ],
    rows: model.decisions.map(({ date, title, options }) => [
      plain(date),
      plain(title[language]),
      plain(
        options.flatMap(({ name, refusedBecause }) => (refusedBecause ? [name[language]] : [])).join(", "),
      ),
    ]),
  };
}
