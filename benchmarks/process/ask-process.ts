import { fork } from "node:child_process";
import { clearAll } from "../scratch/clear-at-exit.ts";
import { endWithUs } from "./end-with-us.ts";
import { BenchmarkError } from "../benchmark-error.ts";

/** A script of ours, and what it is asked; both the question and the answer are plain data. */
export type Question = Readonly<{ script: URL; question: unknown; timeoutMs: number }>;

/**
 * Runs a script in a process of its own, which is asked one thing and answers once: what it takes is then its alone. It
 * is killed where it does not answer in time, with SIGKILL.
 *
 * @throws {BenchmarkError} `PROCESS_TIMED_OUT`, or `PROCESS_FAILED` where it ends by itself without an answer.
 */
export async function askProcess({ script, question, timeoutMs }: Question): Promise<unknown> {
  const child = fork(script, { stdio: ["ignore", "ignore", "pipe", "ipc"], serialization: "advanced" });
  endWithUs(child);
  let said = "";
  child.stderr?.on("data", (chunk: Uint8Array) => (said += new TextDecoder().decode(chunk)));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = child.kill("SIGKILL");
  }, timeoutMs);
  try {
    return await new Promise<unknown>((resolve, reject) => {
      child.once("message", resolve);
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        const how = signal === null ? `with code ${code}` : `by ${signal}`;
        const reason = `${script.pathname} ended ${how} before it answered, ${timeoutMs} ms allowed. ${said.trim()}`;
        reject(new BenchmarkError(isLate ? "PROCESS_TIMED_OUT" : "PROCESS_FAILED", reason));
      });
      child.send({ question });
    });
  } finally {
    clearTimeout(timer);
    child.kill();
  }
}

/** The other side: answers the one question that this process is started for, and lets it end. */
export function answerQuestion(answer: (question: unknown) => Promise<unknown>): void {
  // No signal runs what is to be done at exit; the second one ends the process.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      clearAll();
      process.kill(process.pid, signal);
    });
  }
  process.once("message", (message: Readonly<{ question: unknown }>) => {
    void answer(message.question).then((found) => {
      process.send?.(found, () => process.disconnect?.());
    });
  });
}
