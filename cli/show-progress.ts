import type { OnProgress } from "#workbench";
import { doneLine, showBar } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";

/**
 * A bar where somebody watches; else plain lines, one for each stage that is done, which read the same in a file and in
 * a log.
 */
export function showProgress(terminal: Terminal): OnProgress {
  if (terminal.screen !== undefined) return showBar(terminal.screen, terminal.out);
  return (progress) => {
    if (progress.state === "done") terminal.out(doneLine(progress));
  };
}
