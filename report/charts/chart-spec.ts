import type { Language } from "#kernel/units";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "./chart.ts";

const ink = "#12203F";
const soft = "#4A546B";
const blue = "#2456C4";
const orange = "#9A5800";
const grid = "#E3E7F0";
/** Wide enough for four words beside the bars, at the width of a page's column. */
const width = 400;
const step = 34;

const numbers = {
  fr: { decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", "\u00a0€"] },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["€", ""] },
} as const satisfies Record<Language, unknown>;

/** A chart as a Vega-Lite specification: bars or points one below the other, their spread, and the line they are held against. */
export function chartSpec(chart: Chart, language: Language): TopLevelSpec {
  const order = chart.bars.map(({ label }) => label);
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
    axis: { labelLimit: 440, labelPadding: 8, ticks: false, domain: false },
  };
  const bars = chart.bars.map((bar) => ({ ...bar, end: bar.high ?? bar.value }));
  const spread = bars.filter(({ low, high }) => low !== null && high !== null);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width,
    height: step * chart.bars.length,
    padding: { left: 4, top: 4, right: 60, bottom: 4 },
    title: { text: chart.title, subtitle: chart.subtitle },
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
        mark:
          chart.mark === "bar"
            ? { type: "text", align: "left", dx: 8, color: ink, fontSize: 12, fontWeight: 600 }
            : { type: "text", align: "center", dy: -12, color: ink, fontSize: 12, fontWeight: 600 },
        encoding: {
          x: { ...x, field: chart.mark === "bar" ? "end" : "value" },
          y,
          text: { field: "printed", type: "nominal" },
        },
      },
      ...ruleLayers(chart),
    ],
    config: configOf(language),
  };
}

function configOf(language: Language): NonNullable<TopLevelSpec["config"]> {
  return {
    font: "Inter",
    background: "#ffffff",
    aria: false,
    locale: { number: { ...numbers[language], grouping: [3], currency: [...numbers[language].currency] } },
    view: { stroke: null },
    axis: {
      labelFontSize: 12,
      titleFontSize: 12,
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
      frame: "bounds",
      subtitleColor: soft,
      subtitleFontSize: 12,
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
