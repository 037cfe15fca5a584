import { html } from "htm/preact";
import type { VNode } from "preact";
import { historyMs } from "./history.ts";
import type { Trace } from "./history.ts";
import { nameOf } from "./words.ts";
import type { PageContext } from "./page-context.ts";

const width = 400;
const height = 110;
const left = 44;
const right = 6;
const top = 8;
const bottom = 16;
/** A chart that showed less than this at full height would make noise look like news. */
const topMsMin = 10;

type ChartProps = Readonly<{
  context: PageContext;
  title: string;
  /** In the order in which they are drawn. */
  measures: readonly Trace["measure"][];
  traces: readonly Trace[];
  nowMs: number;
}>;

/** What was measured over the last minute: lines told apart by dash as well as by colour. */
export function MinuteChart({ context, title, measures, traces: all, nowMs }: ChartProps): VNode {
  const { words, numbers } = context;
  const traces = all.filter(({ measure }) => measures.includes(measure));
  const most = Math.max(0, ...traces.flatMap(({ points }) => points.map(({ ms }) => ms)));
  const topMs = niceAbove(Math.max(topMsMin, most));
  const x = (atMs: number): number =>
    left + ((width - left - right) * (atMs - nowMs + historyMs)) / historyMs;
  const y = (ms: number): number => height - bottom - ((height - top - bottom) * ms) / topMs;
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    <svg viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
      ${[0, topMs / 2, topMs].map(
        (ms) => html`<g>
          <line class="grid" x1=${left} x2=${width - right} y1=${y(ms)} y2=${y(ms)} />
          <text x=${left - 5} y=${y(ms) + 4} text-anchor="end">${numbers.duration(ms)}</text>
        </g>`,
      )}
      ${traces.map(
        ({ variant, measure, points }) =>
          html`<polyline
            class=${`trace ${variant} ${measure}`}
            points=${points.map((point) => `${x(point.atMs).toFixed(1)},${y(point.ms).toFixed(1)}`).join(" ")}
          />`,
      )}
    </svg>
    <ul class="legend">
      ${traces.map(
        ({ variant, measure }) => html`<li>
          <svg viewBox="0 0 28 8" aria-hidden="true"><path class=${`trace ${variant} ${measure}`} d="M0 4h28" /></svg>
          ${nameOf(variant)}${words.measures[measure]}
        </li>`,
      )}
    </ul>
  </figure>`;
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return factor * power;
}
