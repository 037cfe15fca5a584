import type { Language } from "#kernel/units";
import { chartSpec } from "../charts/chart-spec.ts";
import type { Chart } from "../charts/chart.ts";
import { widthOf } from "./fonts.ts";

/**
 * Draws a chart as SVG: the same one gives the same bytes, and the same picture in every document. Its engine is loaded by
 * the first chart: views are drawn without it.
 */
export async function drawChart(chart: Chart, language: Language): Promise<string> {
  const [{ parse, View }, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const { spec } = compile(chartSpec(chart, { language, widthOf }));
  const view = new View(parse(spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return renumbered(svg);
}

/** Vega counts clips on through the life of the process: here each picture counts its own. */
function renumbered(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ""))];
  return ids.reduce(
    (text, id, index) =>
      text.replaceAll(` id="${id}"`, ` id="own-${index}"`).replaceAll(`url(#${id})`, `url(#own-${index})`),
    svg,
  );
}
