import { html } from "htm/preact";
import type { VNode } from "preact";
import type { FreshnessClock, PipelineReading, VariantState } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { nameOf } from "./words.ts";

type ComparisonProps = Readonly<{ context: PageContext; variants: readonly VariantState[] }>;
type Cell = (variant: VariantState) => VNode | string;

/** What is measured of the variants, side by side: a row a measure, a column a variant. */
export function Comparison({ context, variants }: ComparisonProps): VNode {
  const { words, numbers, settings } = context;
  const windowMs = variants.find(({ reading }) => reading.latency)?.reading.latency?.windowMs ?? 0;
  const row = (label: string, cell: Cell): VNode =>
    html`<tr>
      <th scope="row">${label}</th>
      ${variants.map((variant) => html`<td>${cell(variant)}</td>`)}
    </tr>`;
  const hasBatch = settings.variants.some((variant) => variant.hasBatch);
  return html`<section class="comparison">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.measure}</th>
          ${variants.map(({ id }) => html`<th scope="col" class=${id}>${nameOf(id)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${row(words.freshness, ({ reading }) => clockOf(context, reading, "answer"))}
        ${
          hasBatch
            ? row(words.batchLayer(numbers, settings.batchEveryMs), ({ reading }) =>
                clockOf(context, reading, "batch-layer"),
              )
            : null
        }
        ${row(words.latency(numbers, windowMs), ({ reading }) => latencyOf(context, reading))}
        ${row(words.waiting, ({ reading }) => numbers.whole(reading.waiting.count))}
        ${row(words.check, ({ check }) =>
          check === null
            ? words.never
            : words.checkIs(numbers, { expected: check.expectedCount, differing: check.differingCount }),
        )}
      </tbody>
    </table>
    <small>${words.freshness}${words.colon} ${words.freshnessIs}. ${words.latencyIs}</small>
  </section>`;
}

function clockOf(
  { words, numbers }: PageContext,
  { clocks }: PipelineReading,
  id: FreshnessClock["id"],
): VNode {
  const clock = clocks.find((one) => one.id === id);
  if (!clock) return html`<span class="nothing">${words.none}</span>`;
  return html`<span class=${`clock ${id}`}>
    <b>${numbers.duration(clock.freshnessMs)}</b>${" "}
    <small>${words.worst(numbers, clock.windowMs)}${words.colon} ${numbers.duration(clock.worstMs)}</small>
  </span>`;
}

function latencyOf({ words, numbers }: PageContext, { latency }: PipelineReading): VNode {
  if (latency === null) return html`<span>${words.none}</span>`;
  return html`<span class="latency">
    <span>p50 <b>${numbers.duration(latency.msP50)}</b></span>${" "}
    <span>p99 <b>${numbers.duration(latency.msP99)}</b></span>${" "}
    <small>n = ${numbers.whole(latency.sampleCount)}</small>
  </span>`;
}
