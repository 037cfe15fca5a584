import type { Terminal } from "./terminal.ts";

/**
 * The process's own output. A reader who has seen enough (`| head`) ends nothing: the command goes on, unheard, to the
 * exit code that it comes to. Any other failure to write is told once, and the process then ends with 3.
 */
export function standardOutput(): Readonly<{ terminal: Terminal; hasFailed: () => boolean }> {
  let isOpen = true;
  let hasFailed = false;
  process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
    const isFirst = isOpen;
    isOpen = false;
    if (fault.code === "EPIPE" || !isFirst) return;
    hasFailed = true;
    process.exitCode = 3;
    error(
      `archbench: STDOUT_UNWRITABLE: standard output cannot be written (${fault.message}): free its disk`,
    );
  });
  // Where errors cannot be told, the exit code still tells that there was one.
  process.stderr.on("error", () => {});
  const out = (text: string): void => {
    if (isOpen) process.stdout.write(`${text}\n`);
  };
  const screen = process.stdout.isTTY ? { screen: process.stdout } : {};
  return { terminal: { out, error, ...screen }, hasFailed: () => hasFailed };
}

function error(text: string): void {
  process.stderr.write(`${text}\n`);
}
