import { html } from "htm/preact";
import type { VNode } from "preact";
import type { LiveRows, VariantState } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { nameOf } from "./words.ts";

type RowLawProps = Readonly<{ context: PageContext; variants: readonly VariantState[] }>;

/** The law in two sums: what stands after a sign adds up to what stands before the first one. */
const sums: readonly (readonly Readonly<{ sign: string; fate: keyof LiveRows }>[])[] = [
  [
    { sign: "", fate: "in" },
    { sign: "=", fate: "accepted" },
    { sign: "+", fate: "deadLettered" },
  ],
  [
    { sign: "", fate: "accepted" },
    { sign: "=", fate: "applied" },
    { sign: "+", fate: "late" },
    { sign: "+", fate: "duplicate" },
    { sign: "+", fate: "filtered" },
  ],
];

/** What became of every row of each variant: whoever doubts the sums can add them up. */
export function RowLaw({ context, variants }: RowLawProps): VNode {
  const { words, numbers } = context;
  return html`<section aria-labelledby="law" class="row-law">
    <h2 id="law">${words.law}</h2>
    <table>
      <thead class="hidden">
        <tr>
          <th scope="col">${words.fate}</th>
          ${variants.map(({ id }) => html`<th scope="col">${nameOf(id)}</th>`)}
        </tr>
      </thead>
      ${sums.map(
        (terms) => html`<tbody>
          ${terms.map(
            ({ sign, fate }) => html`<tr>
              <th scope="row"><span class="sign">${sign}</span>${words.fates[fate]}</th>
              ${variants.map(({ id, reading }) => {
                return html`<td class=${id} data-fate=${fate}>${numbers.whole(reading.rows[fate])}</td>`;
              })}
            </tr>`,
          )}
        </tbody>`,
      )}
    </table>
    <small>${words.lawOf}</small>
  </section>`;
}
