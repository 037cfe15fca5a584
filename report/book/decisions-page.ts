import type { Language } from "#kernel/units";
import type { Decision } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain, strong } from "../document/inline.ts";
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
    colon: ".",
  },
  en: {
    context: "Context.",
    choice: "Chosen:",
    refused: "Refused:",
    consequences: "What follows",
    claims: (title: string) => `${title}: the claims`,
    colon: ".",
  },
} as const satisfies Record<Language, unknown>;

/** `{{decision:ID}}`: the whole record with its claims; `{{table:claims-of-ID}}`: its claims alone; `{{decision:all}}`. */
export function decisionsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { decisions } = input.model;
  return [
    ...decisions.flatMap((decision) => [
      blockEntry(`decision:${decision.id}`, (level) => decisionBlocks(decision, { input, level })),
      blockEntry(`table:claims-of-${decision.id}`, () => [claimsOf(decision, input)]),
    ]),
    blockEntry("decision:all", (level) =>
      decisions.flatMap((decision) => decisionBlocks(decision, { input, level })),
    ),
    lineEntry("count:decisions", [figure(String(decisions.length), { kind: "modelled" })]),
  ];
}

function claimsOf(decision: Decision<Language>, input: ReportInput): Block {
  const title = decision.title[input.language];
  const caption = words[input.language].claims(title);
  return claimsTable(input, { claims: decision.claims, id: `table-claims-of-${decision.id}`, caption });
}

function decisionBlocks(
  decision: Decision<Language>,
  { input: { language }, level }: Readonly<{ input: ReportInput; level: 2 | 3 | 4 }>,
): readonly Block[] {
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
    { kind: "paragraph", line: [strong(`${w.consequences}${language === "fr" ? "\u00a0:" : ":"}`)] },
    {
      kind: "list",
      ordered: false,
      items: decision.consequences.map((consequence) => plain(consequence[language])),
    },
  ];
}
