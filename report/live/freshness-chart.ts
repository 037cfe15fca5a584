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
const topMsMin = 1_000;

type ChartProps = Readonly<{ context: PageContext; traces: readonly Trace[]; nowMs: number }>;

/** How fresh each answer was over the last minute: lines told apart by dash as well as by colour. */
export function FreshnessChart({ context, traces, nowMs }: ChartProps): VNode {
  const { words, numbers } = context;
  const most = Math.max(0, ...traces.flatMap(({ points }) => points.map(({ freshnessMs }) => freshnessMs)));
  const topMs = niceAbove(Math.max(topMsMin, most));
  const x = (atMs: number): number =>
    left + ((width - left - right) * (atMs - nowMs + historyMs)) / historyMs;
  const y = (ms: number): number => height - bottom - ((height - top - bottom) * ms) / topMs;
  return html`<figure class="chart">
    <figcaption>${words.history(historyMs / 1000)}</figcaption>
    <svg viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
      ${[0, topMs / 2, topMs].map(
        (ms) => html`<g>
          <line class="grid" x1=${left} x2=${width - right} y1=${y(ms)} y2=${y(ms)} />
          <text x=${left - 5} y=${y(ms) + 4} text-anchor="end">${numbers.duration(ms)}</text>
        </g>`,
      )}
      ${traces.map(
        ({ variant, clock, points }) =>
          html`<polyline
            class=${`trace ${variant} ${clock}`}
            points=${points.map((point) => `${x(point.atMs).toFixed(1)},${y(point.freshnessMs).toFixed(1)}`).join(" ")}
          />`,
      )}
    </svg>
    <ul class="legend">
      ${traces.map(
        ({ variant, clock }) => html`<li class=${`key ${variant} ${clock}`}>
          <svg viewBox="0 0 28 8" aria-hidden="true"><path class=${`trace ${variant} ${clock}`} d="M0 4h28" /></svg>
          ${nameOf(variant)}${clock === "batch-layer" ? `, ${words.batchLayerShort}` : ""}
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
