import { html } from "htm/preact";
import type { VNode } from "preact";
import { Alerts, DeadLetters, ProductHours } from "./answers.ts";
import type { Answered } from "./answers.ts";
import { Comparison } from "./comparison.ts";
import { RowLaw } from "./row-law.ts";
import { Controls, Incidents } from "./controls.ts";
import { EndpointPanel } from "./endpoint-panel.ts";
import { historyMs } from "./history.ts";
import type { Trace } from "./history.ts";
import type { LiveState, VariantState } from "./live-state.ts";
import { MinuteChart } from "./minute-chart.ts";
import { NodeTable } from "./node-table.ts";
import type { PageContext } from "./page-context.ts";
import { Picture } from "./picture.ts";
import { valueOf } from "./value-of.ts";
import { nameOf } from "./words.ts";

/** What the page shows and what a person has chosen on it. */
export type PageProps = Readonly<{
  context: PageContext;
  state: LiveState | null;
  isLost: boolean;
  traces: readonly Trace[];
  answered: Readonly<Record<string, Answered>>;
  /** SVG by the picture's id. */
  pictures: Readonly<Record<string, string>>;
  choice: Choice;
  choose: (choice: Partial<Choice>) => void;
}>;
type Choice = Readonly<{
  variant: string;
  picture: number;
  productId: string;
  path: string;
  isEnlarged: boolean;
}>;

/** The whole page. */
export function Page(props: PageProps): VNode {
  const { context, state, isLost, choice } = props;
  const { words, numbers } = context;
  return html`<div class=${choice.isEnlarged ? "page enlarged" : "page"}>
    <header>
      <h1>${words.title}</h1>
      <p class="subtitle">${words.subtitle}</p>
      <p class="sent">
        ${
          state === null
            ? words.connecting
            : words.sent(numbers, {
                planned: state.sender.plannedPerSecond,
                measured: state.sender.sentPerSecond,
                total: state.sender.sentCount,
              })
        }
      </p>
    </header>
    <p class="notice" role="status">${isLost ? words.lost : noticeOf(context, state)}</p>
    ${state === null ? null : html`<${Body} ...${props} state=${state} />`}
  </div>`;
}

function Body(props: PageProps & Readonly<{ state: LiveState }>): VNode {
  const { context, state, traces, answered, choice, choose } = props;
  const { words } = context;
  const chart = (title: string, measures: readonly Trace["measure"][]): VNode => html`<${MinuteChart}
    context=${context}
    title=${title}
    measures=${measures}
    traces=${traces}
    nowMs=${state.atMs}
  />`;
  return html`<main>
    <div class="stage">
      <${Pictures} ...${props} />
      <${Controls} context=${context} state=${state} />
      <${Incidents} context=${context} state=${state} />
      <${ProductHours}
        context=${context}
        productId=${choice.productId}
        onProduct=${(productId: string) => choose({ productId })}
        answered=${answered}
        nowMs=${state.atMs}
      />
      <${EndpointPanel}
        context=${context}
        productId=${choice.productId}
        path=${choice.path}
        onPath=${(path: string) => choose({ path })}
        answered=${answered}
      />
    </div>
    <div class="measures">
      <${Comparison} context=${context} variants=${state.variants} />
      ${chart(words.history(historyMs / 1000), ["answer", "batch-layer"])}
      ${chart(words.latencyHistory(historyMs / 1000), ["latency-p50", "latency-p99"])}
      <${RowLaw} context=${context} variants=${state.variants} />
      <${Alerts} context=${context} answered=${answered[choice.variant]} />
      <${DeadLetters} context=${context} state=${state} />
    </div>
    <${NodeTable} context=${context} state=${state} />
  </main>`;
}

function Pictures({
  context,
  state,
  pictures,
  choice,
  choose,
}: PageProps & Readonly<{ state: LiveState }>): VNode {
  const { words, settings } = context;
  const shown = state.variants.find(({ id }) => id === choice.variant);
  const offered = settings.variants.find(({ id }) => id === choice.variant)?.pictures ?? [];
  const picture = offered[choice.picture] ?? offered[0];
  return html`<section aria-labelledby="picture">
    <div class="bar">
      <h2 id="picture">${words.picture}</h2>
      <div role="group" aria-labelledby="picture" class="tabs">
        ${settings.variants.map(
          ({ id }) => html`<button
            type="button"
            class=${id}
            aria-pressed=${String(id === choice.variant)}
            onClick=${() => choose({ variant: id })}
          >
            ${nameOf(id)}
          </button>`,
        )}
      </div>
      <select
        aria-labelledby="picture"
        value=${String(choice.picture)}
        onChange=${(event: Event) => choose({ picture: Number(valueOf(event)) })}
      >
        ${offered.map(({ title }, index) => html`<option value=${String(index)}>${title}</option>`)}
      </select>
      <button type="button" class="enlarge" onClick=${() => choose({ isEnlarged: !choice.isEnlarged })}>
        ${choice.isEnlarged ? words.reduce : words.enlarge}
      </button>
    </div>
    ${
      picture &&
      html`<${Picture}
        key=${picture.id}
        context=${context}
        picture=${picture}
        svg=${pictures[picture.id] ?? ""}
        readings=${shown?.reading.nodes ?? {}}
        isDown=${shown?.phase === "restarting"}
      />`
    }
    ${picture?.groups ? html`<small>${words.onThisMachine}</small>` : null}
  </section>`;
}

function noticeOf({ words, numbers }: PageContext, state: LiveState | null): string {
  if (state === null) return "";
  const cut = state.sender.cut;
  const down = state.variants.filter(
    (one): one is Extract<VariantState, { phase: "restarting" }> => one.phase === "restarting",
  );
  return [
    ...(cut ? [words.cut(numbers, { endsInMs: cut.endsInMs, held: cut.heldCount })] : []),
    ...down.map(({ id, downMs }) => words.down(numbers, { variant: nameOf(id), downMs })),
  ].join(" · ");
}
