import { SingleBar } from "cli-progress";
import type { OnProgress } from "#workbench";

/** A terminal that the bar is drawn on, and redrawn. */
export type Screen = NodeJS.WritableStream;

/**
 * Draws a bar for the stage that is under way, above it a line for each that is done. The bar goes when the stage does.
 *
 * @param line - Writes one line for good.
 */
export function showBar(screen: Screen, line: (text: string) => void): OnProgress {
  let bar: SingleBar | null = null;
  const clear = (): void => {
    bar?.stop();
    bar = null;
  };
  return (progress) => {
    switch (progress.state) {
      case "started":
        return;
      case "advanced":
        bar ??= startBar(screen, progress.total);
        bar.update(progress.done, { part: progress.part });
        return;
      case "done":
        clear();
        line(doneLine(progress));
    }
  };
}

/** What is said of a stage that is done: how long it took, and what came out. */
export function doneLine({
  stage,
  detail,
  tookMs,
}: Readonly<{ stage: string; detail: string; tookMs: number }>): string {
  const took = `${(tookMs / 1000).toFixed(1).padStart(6)} s  ${stage}`;
  return detail === "" ? took : `${took}: ${detail}`;
}

function startBar(screen: Screen, total: number): SingleBar {
  const bar = new SingleBar({
    stream: screen,
    format: "[{bar}] {value}/{total}  {part}",
    barCompleteChar: "=",
    barIncompleteChar: " ",
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false,
  });
  bar.start(total, 0, { part: "" });
  return bar;
}
