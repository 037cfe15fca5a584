import { html } from "htm/preact";
import type { VNode } from "preact";
import type { LiveState } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { readingText } from "./reading-text.ts";
import { nameOf } from "./words.ts";

/** Every node of the model with what it measures, in words: what the picture leaves out, and for those who cannot see it. */
export function NodeTable({ context, state }: Readonly<{ context: PageContext; state: LiveState }>): VNode {
  const { words, settings } = context;
  return html`<details class="nodes">
    <summary>${words.nodes}</summary>
    <div>
    ${settings.variants.map(({ id, nodes }) => {
      const variant = state.variants.find((one) => one.id === id);
      const readings = variant?.reading.nodes ?? {};
      return html`<table>
        <caption>${nameOf(id)}</caption>
        <thead>
          <tr><th scope="col">${words.node}</th><th scope="col">${words.now}</th></tr>
        </thead>
        <tbody>
          ${nodes.map((node) => {
            const reading = readings[node.id];
            const text = reading === undefined ? null : readingText(reading, context);
            return html`<tr>
              <th scope="row">${node.name}</th>
              <td>${text ?? words.reading.notRun}</td>
            </tr>`;
          })}
        </tbody>
      </table>`;
    })}
    </div>
  </details>`;
}
