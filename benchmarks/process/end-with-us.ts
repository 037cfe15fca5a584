import type { ChildProcess } from "node:child_process";

/** Ends a process of ours when this one leaves, before anything that it works on is cleared away. */
export function endWithUs(child: ChildProcess): void {
  const end = (): void => {
    child.kill();
  };
  process.prependListener("exit", end);
  child.once("exit", () => process.removeListener("exit", end));
}
