import { html } from "htm/preact";
import type { VNode } from "preact";
import type { DeadLetterReading, LiveState } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { valueOf } from "./value-of.ts";
import { nameOf } from "./words.ts";

/** An entry of sales by product and hour, as an endpoint answers it. */
export type AnsweredHour = Readonly<{
  hourStartMs: number;
  currency: string;
  units: number;
  amountMinor: number;
}>;
type AnsweredAlert = Readonly<{
  saleId: string;
  reason: string;
  currency: string;
  amountMinor: number;
  soldAtMs: number;
}>;
/** What the endpoints of one variant last answered; null where they did not. */
export type Answered = Readonly<{
  hours: readonly AnsweredHour[] | null;
  alerts: readonly AnsweredAlert[] | null;
  /** Of the endpoint that was asked besides: its answer as text. */
  said: string | null;
}>;

type AnswersProps = Readonly<{
  context: PageContext;
  productId: string;
  onProduct: (productId: string) => void;
  answered: Readonly<Record<string, Answered>>;
  nowMs: number;
}>;

const hourMs = 3_600_000;

/** What one product sold by hour, as the endpoints of each variant answer now: where they differ, it shows. */
export function ProductHours({ context, productId, onProduct, answered, nowMs }: AnswersProps): VNode {
  const { words, numbers, settings } = context;
  const variants = settings.variants.map(({ id }) => id);
  const places = placesOf(answered);
  return html`<section aria-labelledby="products">
    <h2 id="products">${words.products}</h2>
    <label>
      ${words.product}${" "}
      <select value=${productId} onChange=${(event: Event) => onProduct(valueOf(event))}>
        ${settings.products.map((one) => html`<option value=${one.productId}>${one.name}</option>`)}
      </select>
    </label>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.hour}</th>
          ${variants.map((id) => html`<th scope="col" class=${id}>${nameOf(id)}, ${words.units}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${places.map(({ hourStartMs, currency }) => {
          const units = variants.map((id) => unitsAt(answered[id], { hourStartMs, currency }));
          // An hour that still runs is asked for at two instants: only one that is over must be the same.
          const differ = hourStartMs + hourMs <= nowMs && new Set(units).size > 1;
          return html`<tr class=${differ ? "differs" : ""}>
            <th scope="row">${numbers.hour(hourStartMs)} ${currency}</th>
            ${units.map((count) => html`<td>${count === null ? "–" : numbers.whole(count)}</td>`)}
          </tr>`;
        })}
        ${places.length === 0 ? html`<tr><td colspan=${variants.length + 1}>${words.unknownYet}</td></tr>` : null}
      </tbody>
    </table>
  </section>`;
}

type Place = Readonly<{ hourStartMs: number; currency: string }>;

function placesOf(answered: AnswersProps["answered"]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { hours } of Object.values(answered)) {
    for (const { hourStartMs, currency } of hours ?? []) {
      places.set(`${hourStartMs} ${currency}`, { hourStartMs, currency });
    }
  }
  return [...places.values()].toSorted(
    (a, b) => b.hourStartMs - a.hourStartMs || (a.currency < b.currency ? -1 : 1),
  );
}

function unitsAt(answered: Answered | undefined, { hourStartMs, currency }: Place): number | null {
  const found = answered?.hours?.find(
    (hour) => hour.hourStartMs === hourStartMs && hour.currency === currency,
  );
  return found?.units ?? null;
}

/** The newest alerts, as the endpoint of one variant answers. */
export function Alerts({
  context,
  answered,
}: Readonly<{ context: PageContext; answered: Answered | undefined }>): VNode {
  const { words, numbers } = context;
  const alerts = answered?.alerts ?? [];
  return html`<section aria-labelledby="alerts">
    <h2 id="alerts">${words.alerts}</h2>
    <ul class="plain">
      ${alerts.map(
        (alert) => html`<li>
          <time>${numbers.clock(alert.soldAtMs)}</time>${" "}
          <b>${words.alertReasons[alert.reason] ?? alert.reason}</b>, ${numbers.money(alert.amountMinor, alert.currency)}
        </li>`,
      )}
      ${alerts.length === 0 ? html`<li>${words.noAlert}</li>` : null}
    </ul>
  </section>`;
}

/** What the contracts turned away, with the reason. */
export function DeadLetters({ context, state }: Readonly<{ context: PageContext; state: LiveState }>): VNode {
  const { words, numbers } = context;
  // Every variant is sent the same, and has the same door.
  const letters: DeadLetterReading | undefined = state.variants[0]?.reading.deadLetters;
  const reasons = Object.entries(letters?.byReason ?? {});
  return html`<section aria-labelledby="letters">
    <h2 id="letters">${words.deadLetters}</h2>
    <ul class="plain reasons">
      ${reasons.map(([reason, count]) => html`<li><code>${reason}</code> <b>${numbers.whole(count)}</b></li>`)}
      ${reasons.length === 0 ? html`<li>${words.noDeadLetter}</li>` : null}
    </ul>
    <ul class="plain newest">
      ${(letters?.newest ?? []).map(({ reason, detail }) => html`<li><code>${reason}</code> ${detail}</li>`)}
    </ul>
  </section>`;
}
