import { html } from "htm/preact";
import type { VNode } from "preact";
import type { Answered } from "./answers.ts";
import type { PageContext } from "./page-context.ts";
import { valueOf } from "./value-of.ts";
import { nameOf } from "./words.ts";

type EndpointPanelProps = Readonly<{
  context: PageContext;
  productId: string;
  path: string;
  onPath: (path: string) => void;
  answered: Readonly<Record<string, Answered>>;
}>;

/** Any endpoint of the model, asked once a second of every variant, with what each answers. */
export function EndpointPanel({ context, productId, path, onPath, answered }: EndpointPanelProps): VNode {
  const { words, settings } = context;
  const endpoints = new Map(
    settings.variants.flatMap((variant) => variant.endpoints.map((endpoint) => [endpoint.id, endpoint])),
  );
  const chosen = [...endpoints.values()].find((endpoint) => pathOf(endpoint.path, productId) === path);
  return html`<section aria-labelledby="endpoints" class="endpoints">
    <h2 id="endpoints">${words.endpoints}</h2>
    <div class="asked">
      <select
        aria-labelledby="endpoints"
        value=${chosen?.id ?? ""}
        onChange=${(event: Event) => {
          const next = endpoints.get(valueOf(event));
          if (next) onPath(pathOf(next.path, productId));
        }}
      >
        ${chosen === undefined ? html`<option value="">…</option>` : null}
        ${Array.from(endpoints.values(), ({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
      <label>
        GET
        <input value=${path} spellcheck=${false} onChange=${(event: Event) => onPath(valueOf(event))} />
      </label>
    </div>
    <div class="said">
      ${settings.variants.map(
        ({ id }) => html`<div>
          <h3 class=${id}>${nameOf(id)}</h3>
          <pre tabindex="0">${answered[id]?.said ?? words.noAnswer}</pre>
        </div>`,
      )}
    </div>
  </section>`;
}

/** The first path to ask an endpoint by: a product is known, everything else is for the reader to put in. */
function pathOf(path: string, productId: string): string {
  return path.replaceAll("{productId}", productId);
}
