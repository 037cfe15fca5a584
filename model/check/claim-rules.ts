import type { Decision } from "../decisions/decision.ts";
import type { Metric } from "../decisions/metric.ts";
import type { Target } from "../decisions/target.ts";
import type { Breach, Finding, RuleOf } from "./rule.ts";
import { twice } from "./twice.ts";

/** What is staked on measurements, and what can be measured. */
export type Staked = Readonly<{
  decisions: readonly Decision[];
  /** The objectives of needs among them. */
  targets: readonly Target[];
  metrics: readonly Metric[];
}>;

/** Rules about claims and targets: what names a quantity that nobody measures is never decided, and nobody notices. */
export const claimRules: readonly RuleOf<Staked>[] = [
  {
    id: "claim-id-is-unique",
    severity: "error",
    why: "A report refers to a claim, a target and a metric by its id.",
    mend: "Rename one of the two.",
    finds: ({ decisions, targets, metrics }) => [
      ...twice(
        "claims",
        decisions.flatMap(({ claims }) => claims),
      ),
      ...twice("decisions", decisions),
      ...twice("targets", targets),
      ...twice("metrics", metrics),
    ],
  },
  {
    id: "metric-is-declared",
    severity: "error",
    why: "What nobody measures is never decided.",
    mend: "Correct the metric's id, or declare the metric where metrics are.",
    finds: (staked) =>
      quantitiesOf(staked)
        .filter(({ metric }) => !staked.metrics.some(({ id }) => id === metric))
        .map(({ at, metric }) => ({ at, message: `no metric is called ${metric}` })),
  },
  {
    id: "subject-has-the-metric",
    severity: "error",
    why: "What is measured of others only is never decided of this one.",
    mend: "Correct the subject, or add it to the metric's subjects where it is measured of it.",
    finds: (staked) =>
      quantitiesOf(staked).flatMap(({ at, metric, subjects }): readonly Breach[] => {
        const declared = staked.metrics.find(({ id }) => id === metric)?.subjects ?? subjects;
        return subjects
          .filter((subject) => !declared.includes(subject))
          .map((subject) => ({ at, message: `${metric} is not a quantity of ${subject}` }));
      }),
  },
  {
    id: "unit-is-the-metrics",
    severity: "error",
    why: "A figure in another unit never decides a bound, and a report words the bound in the unit of the metric.",
    mend: "Correct the unit, or what the metric says that evidence calls it.",
    finds: (staked) =>
      quantitiesOf(staked).flatMap(({ at, metric, unit }): readonly Breach[] => {
        const declared = staked.metrics.find(({ id }) => id === metric);
        if (declared === undefined || unit === null) return [];
        const expected = declared.unitInEvidence ?? declared.unit?.["en"] ?? "";
        if (unit === expected) return [];
        return [{ at, message: `${metric} is in "${expected}", and is bounded here in "${unit}"` }];
      }),
  },
];

/** All findings in what is staked on measurements, in the order of the rules. */
export function lintClaims(staked: Staked): readonly Finding[] {
  return claimRules.flatMap(({ id, severity, mend, finds }) =>
    finds(staked).map(({ at, message }) => ({ rule: id, severity, at, message, mend })),
  );
}

/** `unit` is that of its bound; null where it is held against another subject. */
type Quantity = Readonly<{ at: string; metric: string; subjects: readonly string[]; unit: string | null }>;

function quantitiesOf({ decisions, targets }: Staked): readonly Quantity[] {
  return [
    ...decisions.flatMap((decision) =>
      decision.claims.map(({ id, metric, of, comparedWith }) => ({
        at: `decisions.${decision.id}.${id}`,
        metric,
        ...("subject" in comparedWith
          ? { subjects: [of, comparedWith.subject], unit: null }
          : { subjects: [of], unit: comparedWith.unit }),
      })),
    ),
    ...targets.map(({ id, metric, subject, unit }) => ({
      at: `targets.${id}`,
      metric,
      subjects: [subject],
      unit,
    })),
  ];
}
