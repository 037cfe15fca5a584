import type { Language } from "#kernel/units";
import { readingOf, verdictOf } from "#model";
import type { Charted, Evidence, Metric } from "#model";
import type { Bar, Chart } from "../charts/chart.ts";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { allEvidence } from "./figures-page.ts";
import { absent, printNumber, printQuantity } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    claims: "Les affirmations : de combien de fois mieux, au regard de ce qui était exigé",
    claimsShort: "Gain mesuré, rapporté au gain exigé",
    claimsAxis: "Gain mesuré ÷ gain exigé (échelle logarithmique)",
    spread: "Trait : intervalle de confiance",
    required: "exigé",
    of: "Mesures de l’exécution qui fait foi",
    bars: (labels: string) => `Barres horizontales. ${labels}.`,
  },
  en: {
    claims: "The claims: how many times better, against what was required",
    claimsShort: "Measured gain over required gain",
    claimsAxis: "Measured gain ÷ required gain (logarithmic scale)",
    spread: "Line: confidence interval",
    required: "required",
    of: "Measurements of the run that counts",
    bars: (labels: string) => `Horizontal bars. ${labels}.`,
  },
} as const satisfies Record<Language, unknown>;

/** A chart and what it is called under the picture. */
export type BookedChart = Readonly<{ id: string; caption: string; chart: Chart | null }>;

/** Every chart that the evidence gives; one of which nothing was measured has no picture. */
export function bookedCharts(input: ReportInput): readonly BookedChart[] {
  const charts = input.model.charts.map((charted) => metricChart(charted, input));
  return [...charts, claimsChart(input)];
}

/** `{{chart:latency}}` and so on, and `{{chart:claims}}`; where nothing was measured, a line that says so. */
export function chartsPage(
  charts: readonly BookedChart[],
  language: Language,
): readonly (readonly [string, Entry])[] {
  return charts.map(({ id, caption, chart }) =>
    blockEntry(`chart:${id}`, () => [
      chart
        ? {
            kind: "picture",
            id: `chart-${id}`,
            caption,
            description: describe(chart, language),
            size: "column",
          }
        : { kind: "paragraph", line: [{ kind: "text", text: `${caption} – ` }, absent(language)] },
    ]),
  );
}

/** The chart in words, for who cannot see it: what each bar says. */
function describe({ title, bars }: Chart, language: Language): string {
  const told = bars.map(({ label, printed }) => `${label}: ${printed}`).join("; ");
  return `${title}. ${words[language].bars(language === "fr" ? frenchMarks(told) : told)}`;
}

function frenchMarks(text: string): string {
  return text.replaceAll(": ", "\u00a0: ").replaceAll("; ", "\u202f; ");
}

function metricChart({ id, metrics: metricIds, subjects }: Charted, input: ReportInput): BookedChart {
  const { language, model } = input;
  const evidence = allEvidence(input.evidence);
  const metrics = metricIds.flatMap((wanted) => model.metrics.find((metric) => metric.id === wanted) ?? []);
  const bars = metrics.flatMap((metric) =>
    subjects.flatMap((subject) =>
      barOf(
        { metric, subject, name: nameOf({ metric, subject, isOnly: metrics.length === 1 }, input) },
        { evidence, language },
      ),
    ),
  );
  const [first] = metrics;
  const caption = metrics.map(({ name }) => name[language]).join(", ");
  if (bars.length === 0 || !first) return { id, caption, chart: null };
  return {
    id,
    caption,
    chart: {
      title: metrics.length === 1 ? first.name[language] : caption,
      subtitle: bars.some(({ low }) => low !== null) ? words[language].spread : words[language].of,
      axis: first.unit?.[language] ?? "",
      bars,
      scale: "linear",
      mark: "bar",
      rule: null,
    },
  };
}

function nameOf(
  { metric, subject, isOnly }: Readonly<{ metric: Metric<Language>; subject: string; isOnly: boolean }>,
  { model, language }: ReportInput,
): string {
  const name = model.subjects[subject]?.[language] ?? subject;
  return isOnly ? name : `${name}, ${metric.id.replace(/^.*-(p\d+)$/, "$1")}`;
}

function barOf(
  { metric, subject, name }: Readonly<{ metric: Metric<Language>; subject: string; name: string }>,
  { evidence, language }: Readonly<{ evidence: readonly Evidence[]; language: Language }>,
): readonly Bar[] {
  const reading = readingOf({ metric: metric.id, subject }, evidence);
  if (reading === null) return [];
  const { value, interval } = reading;
  const isSpread = interval !== null && interval.low < interval.high;
  return [
    {
      label: name,
      value,
      low: isSpread ? interval.low : null,
      high: isSpread ? interval.high : null,
      printed: printQuantity(value, { unit: metric.unit, language }),
    },
  ];
}

/** Each claim's gain over what it requires, so that 1 is the line that decides for all. */
function claimsChart(input: ReportInput): BookedChart {
  const { language, model } = input;
  const w = words[language];
  const evidence = allEvidence(input.evidence);
  const bars = model.decisions
    .flatMap(({ claims }) => claims)
    .flatMap((claim): readonly Bar[] => {
      const { ratio } = verdictOf(claim, evidence);
      if (ratio === null) return [];
      const metric = model.metrics.find(({ id }) => id === claim.metric);
      const over = (value: number): number => value / claim.byAtLeast;
      return [
        {
          label: metric?.name[language] ?? claim.id,
          value: over(ratio.estimate),
          low: over(ratio.low),
          high: over(ratio.high),
          printed: printNumber(over(ratio.estimate), language),
        },
      ];
    });
  const chart: Chart = {
    title: w.claimsShort,
    subtitle: w.spread,
    axis: w.claimsAxis,
    bars,
    scale: "log",
    mark: "point",
    rule: { value: 1, label: w.required },
  };
  return { id: "claims", caption: w.claims, chart: bars.length === 0 ? null : chart };
}
