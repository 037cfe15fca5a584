import type { Terminal } from "./terminal.ts";

type Progress = Readonly<
  { stage: string; state: "started" } | { stage: string; state: "done"; detail: string; tookMs: number }
>;

/** Plain lines, one for each stage that is done: they read the same in a terminal, a file and a log. */
export function showProgress(terminal: Terminal): (progress: Progress) => void {
  return (progress) => {
    if (progress.state === "done") {
      terminal.out(
        `${(progress.tookMs / 1000).toFixed(1).padStart(6)} s  ${progress.stage}: ${progress.detail}`,
      );
    }
  };
}
