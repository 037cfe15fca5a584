import type { Language } from "#kernel/units";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "./chart.ts";

const ink = "#12203F";
const soft = "#4A546B";
const blue = "#2456C4";
const orange = "#9A5800";
const grid = "#E3E7F0";
const width = 400;
const fontSize = 12;
const labelPadding = 8;
/** A longer label is cut after its last word that fits: the tables have it whole. */
const labelWidthMax = 250;
/** Between two rows: bars are thicker than points. */
const stepOf = { bar: 34, point: 23 } as const satisfies Record<Chart["mark"], number>;

const numbers = {
  fr: { decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", "\u00a0€"] },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["€", ""] },
} as const satisfies Record<Language, unknown>;

/** How wide a text is in the charts' font, in pixels. */
type WidthOf = (text: string, size: number) => number;

/**
 * A chart as a Vega-Lite specification: bars or points one below the other, their spread, and the line they are held
 * against. The margins are cut to the texts beside the bars, which Vega can only guess the width of.
 */
export function chartSpec(
  chart: Chart,
  { language, widthOf }: Readonly<{ language: Language; widthOf: WidthOf }>,
): TopLevelSpec {
  const order = chart.bars.map(({ label }) => label);
  const shown = order.map((label) => cut(label, (text) => widthOf(text, fontSize)));
  const shownOf = Object.fromEntries(order.map((label, index) => [label, shown[index]]));
  const scale =
    chart.scale === "log"
      ? ({ type: "log", nice: true } as const)
      : ({ type: "linear", nice: true, zero: chart.mark === "bar" } as const);
  const x = {
    field: "value",
    type: "quantitative" as const,
    title: chart.axis,
    scale,
    axis: { tickCount: 5, format: ",~r" },
  };
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: order,
    title: null,
    axis: {
      labelExpr: `${JSON.stringify(shownOf)}[datum.label]`,
      labelLimit: 0,
      labelPadding,
      ticks: false,
      domain: false,
    },
  };
  const widest = (texts: readonly string[]): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, fontSize))));
  const left = widest(shown) + labelPadding + 6;
  const bars = chart.bars.map((bar) => ({ ...bar, end: bar.high ?? bar.value }));
  const spread = bars.filter(({ low, high }) => low !== null && high !== null);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width,
    height: stepOf[chart.mark] * chart.bars.length,
    autosize: "none",
    padding: { left, top: 64, right: widest(chart.bars.map(({ printed }) => printed)) + 12, bottom: 40 },
    title: { text: chart.title, subtitle: chart.subtitle, dx: 4 - left },
    data: { values: bars },
    layer: [
      {
        mark:
          chart.mark === "bar"
            ? { type: "bar", color: blue, height: 16, cornerRadiusEnd: 2 }
            : { type: "point", filled: true, size: 70, color: blue, opacity: 1 },
        encoding: { x, y },
      },
      {
        data: { values: spread },
        mark: { type: "rule", color: ink, strokeWidth: 2 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
      },
      {
        mark: { type: "text", align: "left", dx: 8, color: ink, fontSize, fontWeight: 600 },
        encoding: {
          x: { ...x, field: "end" },
          y,
          text: { field: "printed", type: "nominal" },
        },
      },
      ...ruleLayers(chart),
    ],
    config: configOf(language),
  };
}

function cut(label: string, widthOf: (text: string) => number): string {
  if (widthOf(label) <= labelWidthMax) return label;
  const words = label.split(" ");
  while (words.length > 1 && widthOf(`${words.join(" ")} …`) > labelWidthMax) words.pop();
  return `${words.join(" ")} …`;
}

function configOf(language: Language): NonNullable<TopLevelSpec["config"]> {
  return {
    font: "Inter",
    background: "#ffffff",
    aria: false,
    locale: { number: { ...numbers[language], grouping: [3], currency: [...numbers[language].currency] } },
    view: { stroke: null },
    axis: {
      labelFontSize: fontSize,
      titleFontSize: fontSize,
      titleFontWeight: 500,
      titleColor: soft,
      labelColor: soft,
      gridColor: grid,
      domainColor: "#A9B2C6",
      tickColor: "#A9B2C6",
    },
    axisY: { grid: false, labelColor: ink },
    title: {
      fontSize: 15,
      fontWeight: 600,
      color: ink,
      anchor: "start",
      frame: "group",
      subtitleColor: soft,
      subtitleFontSize: fontSize,
      subtitlePadding: 5,
      offset: 16,
    },
  };
}

function ruleLayers({ rule, scale }: Chart): readonly TopLevelLayer[] {
  if (rule === null) return [];
  const values = [{ value: rule.value, label: rule.label }];
  const x = {
    field: "value",
    type: "quantitative" as const,
    scale: { type: scale === "log" ? ("log" as const) : ("linear" as const) },
  };
  return [
    {
      data: { values },
      mark: { type: "rule", color: orange, strokeWidth: 1.6, strokeDash: [5, 4] },
      encoding: { x },
    },
    {
      data: { values },
      mark: { type: "text", align: "center", dy: -6, baseline: "bottom", color: orange, fontSize: 11.5 },
      encoding: { x, y: { value: 0 }, text: { field: "label", type: "nominal" } },
    },
  ];
}

type TopLevelLayer = Extract<TopLevelSpec, { layer: readonly unknown[] }>["layer"][number];
