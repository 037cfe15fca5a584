import Handlebars from "handlebars";
import { formatInteger, formatNumber } from "#kernel/units";
import type { Claim, Decision, Environment, Verdict } from "#model";
import { flowsOf } from "#model";
import type { Topology } from "#model";
import { wordsOf } from "../diagrams/words.ts";
import type { DiagramLanguage, Words } from "../diagrams/words.ts";
import { studyTemplate } from "./study-template.ts";
import { studyWords } from "./study-words.ts";

/** What one run showed, as the report tells it; every figure is one that was measured. */
export type RunFigures = Readonly<{
  variant: string;
  rows: Readonly<{
    in: number;
    accepted: number;
    deadLettered: number;
    applied: number;
    late: number;
    duplicate: number;
  }>;
  entries: number;
  wrongBeforeBatch: number;
  wrongAfterBatch: number;
  alerts: number;
}>;

export type StudyInput = Readonly<{
  language: DiagramLanguage;
  topologies: readonly Topology[];
  words: Words;
  runs: readonly RunFigures[];
  decisions: readonly Decision<DiagramLanguage>[];
  verdicts: Readonly<Record<string, Verdict>>;
  environment: Environment;
  seed: string;
}>;

/** The study as Typst source; its pictures are the files `<topology>.svg` beside it. */
export function composeStudy(input: StudyInput): string {
  const { language, words, verdicts } = input;
  const engine = Handlebars.create();
  engine.registerHelper("string", (text: unknown) => new Handlebars.SafeString(JSON.stringify(String(text))));
  engine.registerHelper("t", (text: unknown) => new Handlebars.SafeString(typstText(String(text))));
  const template = engine.compile(studyTemplate, { noEscape: true, strict: true });
  return template({
    w: studyWords[language],
    language,
    topologies: input.topologies.map((topology) => ({
      id: topology.id,
      title: studyWords[language].pictureOf(topology.id),
      flows: flowsOf(topology).map(({ from, to }, index) => ({
        number: String(index + 1),
        from: wordsOf(from, words, language).name,
        to: wordsOf(to, words, language).name,
      })),
    })),
    runs: input.runs.map((run) => runRow(run, language)),
    decisions: input.decisions.map((decision) => ({
      title: decision.title[language],
      context: decision.context[language],
      choice: decision.choice.because[language],
      refused: decision.options.flatMap(({ name, refusedBecause }) =>
        refusedBecause ? [{ option: name[language], because: refusedBecause[language] }] : [],
      ),
      consequences: decision.consequences.map((text) => text[language]),
      claims: decision.claims.map((claim) => claimRow(claim, verdicts[claim.id], language)),
    })),
    environment: {
      ...input.environment,
      memory: formatNumber(input.environment.memoryBytes / 1e9, { language, digits: 0 }),
    },
    seed: input.seed,
  });
}

function runRow(run: RunFigures, language: DiagramLanguage): Readonly<Record<string, string>> {
  const { rows } = run;
  const figures = {
    ...rows,
    entries: run.entries,
    before: run.wrongBeforeBatch,
    after: run.wrongAfterBatch,
    alerts: run.alerts,
  };
  const told = Object.entries(figures).map(([name, value]) => [name, formatInteger(value, language)]);
  return { variant: studyWords[language].variant(run.variant), ...Object.fromEntries(told) };
}

function claimRow(
  claim: Claim<DiagramLanguage>,
  verdict: Verdict | undefined,
  language: DiagramLanguage,
): Readonly<Record<string, string>> {
  const statement = claim.statement[language];
  const unit = unitOf(claim.metric, language);
  const w = studyWords[language];
  if (!verdict || verdict.verdict === "not-measured") {
    return { statement, verdict: w.verdicts["not-measured"], figures: "–" };
  }
  const number = (value: number, digits = 2): string => formatNumber(value, { language, digits });
  const { of, comparedWith, ratio } = verdict;
  const figures = w.figures({
    of: of === null ? "–" : `${number(of, digitsOf(of))}${unit}`,
    comparedWith: comparedWith === null ? "–" : `${number(comparedWith, digitsOf(comparedWith))}${unit}`,
    factor: ratio ? number(ratio.estimate) : "–",
    low: ratio ? number(ratio.low) : "–",
    high: ratio ? number(ratio.high) : "–",
  });
  return { statement, verdict: w.verdicts[verdict.verdict], figures };
}

/** The unit of a metric, behind a no-break space; nothing where the metric counts. */
function unitOf(metric: string, language: DiagramLanguage): string {
  const unit = Object.entries(studyWords[language].units).find(([name]) => name === metric)?.[1];
  return unit === undefined ? "" : `\u00a0${unit}`;
}

function digitsOf(value: number): number {
  return value >= 1_000 ? 0 : 2;
}

/** Any text as a Typst expression that shows just that text. */
export function typstText(text: string): string {
  const inside = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "");
  return `#"${inside}";`;
}
