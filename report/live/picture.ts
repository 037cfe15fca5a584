import { html } from "htm/preact";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { cardReading } from "./card-reading.ts";
import type { CardReading, Readings } from "./card-reading.ts";
import type { LivePicture } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";
import { isAlive, isBehind, readingText } from "./reading-text.ts";

type PictureProps = Readonly<{
  context: PageContext;
  picture: LivePicture;
  svg: string;
  readings: Readings;
  isDown: boolean;
}>;

/** A picture of a variant, with what each node measures on its card. */
export function Picture({ context, picture, svg, readings, isDown }: PictureProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const told = new Map<string | null, CardReading>();
    for (const card of frame.current.querySelectorAll("[data-node]")) {
      const id = card.getAttribute("data-node");
      const reading = cardReading(id ?? "", readings, picture.groups);
      putReading(card, reading, context);
      // What reaches people is seen by nobody here.
      told.set(id, card.getAttribute("data-kind") === "person" ? { kind: "none" } : reading);
    }
    for (const arrow of frame.current.querySelectorAll("[data-from]")) {
      const ends = ["data-from", "data-to"].map((end) => told.get(arrow.getAttribute(end)) ?? "open");
      const moves = ends.some(isMoving) && ends.every((end) => end === "open" || isMoving(end));
      arrow.setAttribute("data-moves", String(moves));
    }
  });
  return html`<div
    ref=${frame}
    class=${isDown ? "picture down" : "picture"}
    dangerouslySetInnerHTML=${{ __html: svg }}
  />`;
}

/** More characters than this fill a card's width in an ordinary size. */
const shortLengthMax = 18;

/** Writes what a card's nodes measure over its second line, and over what follows it. */
function putReading(card: Element, reading: CardReading, context: PageContext): void {
  card.setAttribute("data-state", stateOf(reading));
  const text = reading === "open" ? null : readingText(reading, context);
  if (text === null) return;
  for (const [index, note] of [...card.querySelectorAll("text.note")].entries()) {
    const line = index === 0 ? text : "";
    if (note.textContent !== line) note.textContent = line;
    note.classList.toggle("long", line.length > shortLengthMax);
  }
}

function isMoving(reading: CardReading): boolean {
  return reading !== "open" && isAlive(reading);
}

function stateOf(reading: CardReading): "waiting" | "running" | "paused" | "still" | "open" {
  if (reading === "open") return "open";
  if (isBehind(reading)) return "waiting";
  if (reading.kind === "job" && reading.state === "paused") return "paused";
  return isAlive(reading) ? "running" : "still";
}
