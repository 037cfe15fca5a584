import { html } from "htm/preact";
import type { VNode } from "preact";
import type { LiveAction, LiveState } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { nameOf } from "./words.ts";

type ControlsProps = Readonly<{ context: PageContext; state: LiveState }>;

/** Buttons that make something happen to the running pipelines. */
export function Controls({ context, state }: ControlsProps): VNode {
  const { words, settings, act } = context;
  const { buttons } = words;
  const button = (label: string, action: LiveAction, disabled = false): VNode =>
    html`<button type="button" disabled=${disabled} onClick=${() => act(action)}>${label}</button>`;
  const isPaused = state.variants.some(({ reading }) => reading.batchPaused);
  return html`<section aria-labelledby="actions" class="controls">
    <h2 id="actions">${words.actions}</h2>
    <div class="buttons">
      ${button(buttons.faster, { kind: "change-rate", factor: 2 })}
      ${button(buttons.slower, { kind: "change-rate", factor: 0.5 })}
      ${button(buttons.broken(settings.doses.brokenCount), { kind: "send-broken" })}
      ${button(buttons.cut(settings.doses.cutSeconds), { kind: "cut-line" }, state.sender.cut !== null)}
      ${button(buttons.found(settings.doses.foundAfterHours), { kind: "find-till" })}
      ${button(buttons.stolen, { kind: "steal-card" })}
      ${
        settings.variants.some(({ hasBatch }) => hasBatch)
          ? button(isPaused ? buttons.resume : buttons.pause, { kind: "pause-batch", paused: !isPaused })
          : null
      }
      ${state.variants.map((variant) =>
        button(
          buttons.kill(nameOf(variant.id)),
          { kind: "kill-worker", variant: variant.id },
          variant.phase !== "running",
        ),
      )}
      ${button(buttons.check, { kind: "check" })}
    </div>
  </section>`;
}

/** What happened, the newest first; told to those who cannot see it, politely. */
export function Incidents({ context, state }: ControlsProps): VNode {
  const { words, numbers } = context;
  return html`<section aria-labelledby="happened" class="incidents">
    <h2 id="happened">${words.happened}</h2>
    <ol role="log" aria-live="polite">
      ${state.incidents.map(
        (incident) => html`<li key=${incident.number}>
          <time>${numbers.clock(incident.atMs)}</time> ${words.incident(numbers, incident)}
        </li>`,
      )}
    </ol>
  </section>`;
}
