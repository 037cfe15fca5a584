import type { Language } from "#kernel/units";
import { outcomeOf } from "#model";
import type { Evidence, Metric, Target } from "#model";
import { figure, plain } from "../document/inline.ts";
import type { Line } from "../document/tree.ts";
import { absent, originOfPiece, printQuantity, printSpread } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

/** What is to be reached: the objective of a need, or a target of the build. */
type Aim = Pick<Target, "metric" | "subject" | "better" | "bound" | "unit">;

const words = {
  fr: {
    atMost: "au plus",
    atLeast: "au moins",
    outcomes: { reached: "atteint", missed: "manqué", "within-noise": "indécis" },
  },
  en: {
    atMost: "at most",
    atLeast: "at least",
    outcomes: { reached: "reached", missed: "missed", "within-noise": "inconclusive" },
  },
} as const satisfies Record<Language, unknown>;

/** The metric that an aim is set in. */
export function metricOf(
  { metric }: Aim,
  metrics: readonly Metric<Language>[],
): Metric<Language> | undefined {
  return metrics.find(({ id }) => id === metric);
}

/** "at most 100 ms" */
export function boundOf(aim: Aim, { language, model }: ReportInput): Line {
  const metric = metricOf(aim, model.metrics);
  const unit = metric ? metric.unit : { fr: aim.unit, en: aim.unit };
  const side = aim.better === "lower" ? words[language].atMost : words[language].atLeast;
  return [...plain(`${side} `), figure(printQuantity(aim.bound, { unit, language }), { kind: "modelled" })];
}

/** What was measured, with its bounds, and whether that is enough: "12.3 ms (11.2 to 14.0), reached". */
export function resultOf(aim: Aim, { language, model }: ReportInput, evidence: readonly Evidence[]): Line {
  const found = outcomeOf(aim, evidence);
  const piece =
    found.outcome === "not-measured" ? undefined : evidence.find(({ id }) => id === found.evidenceId);
  if (found.outcome === "not-measured" || piece === undefined) return [absent(language)];
  const { value, interval, sampleCount, outcome } = found;
  const unit = metricOf(aim, model.metrics)?.unit ?? null;
  const quantity = printQuantity(value, { unit, language });
  const spread = printSpread({ value, interval, sampleCount, piece }, { unit, language });
  return [
    figure(spread === "" ? quantity : `${quantity} (${spread})`, originOfPiece(piece)),
    ...plain(`, ${words[language].outcomes[outcome]}`),
  ];
}
