import { html } from "htm/preact";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { NodeReading } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { isAlive, readingText } from "./reading-text.ts";

type Readings = Readonly<Record<string, NodeReading>>;
type PictureProps = Readonly<{ context: PageContext; svg: string; readings: Readings; isDown: boolean }>;

/** The data-flow picture of a variant, with what each node measures on its card. */
export function Picture({ context, svg, readings, isDown }: PictureProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (frame.current) putReadings(frame.current, readings, context);
  });
  return html`<div
    ref=${frame}
    class=${isDown ? "picture down" : "picture"}
    dangerouslySetInnerHTML=${{ __html: svg }}
  />`;
}

/** Writes what each node tells over the second line of its card, and lets the arrows run along which records move. */
function putReadings(picture: Element, readings: Readings, context: PageContext): void {
  for (const card of picture.querySelectorAll("[data-node]")) {
    const reading = readings[card.getAttribute("data-node") ?? ""];
    const note = card.querySelector("text.note");
    const text = reading === undefined ? null : readingText(reading, context);
    if (note !== null && text !== null && note.textContent !== text) note.textContent = text;
    card.setAttribute("data-state", stateOf(reading));
  }
  for (const arrow of picture.querySelectorAll("[data-from]")) {
    const ends = [arrow.getAttribute("data-from"), arrow.getAttribute("data-to")];
    const moves = ends.every((id) => {
      const reading = readings[id ?? ""];
      return reading?.kind === "none" || isAlive(reading);
    });
    arrow.setAttribute("data-moves", String(moves));
  }
}

function stateOf(reading: NodeReading | undefined): "waiting" | "running" | "paused" | "still" {
  if (reading?.kind === "work" && reading.waitingCount > 0) return "waiting";
  if (reading?.kind === "job" && reading.state === "paused") return "paused";
  return isAlive(reading) ? "running" : "still";
}
