import type { OnProgress } from "#workbench";
import type { Terminal } from "./terminal.ts";

/** Plain lines, one for each stage that is done: they read the same in a terminal, a file and a log. */
export function showProgress(terminal: Terminal): OnProgress {
  return (progress) => {
    if (progress.state === "done") {
      terminal.out(
        `${(progress.tookMs / 1000).toFixed(1).padStart(6)} s  ${progress.stage}: ${progress.detail}`,
      );
    }
  };
}
