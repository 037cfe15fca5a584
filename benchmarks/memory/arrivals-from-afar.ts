import { fork } from "node:child_process";
import { z } from "zod";
import { BenchmarkError } from "../benchmark-error.ts";
import { endWithUs } from "../process/end-with-us.ts";

const arrivals = z.array(z.object({ sourceId: z.string(), arrivalMs: z.number(), value: z.unknown() }));

/** What a source sent, as it came out of the other process. */
type FarArrival = z.infer<typeof arrivals>[number];

/** Makes events in a process of its own; `next` gives so many that nobody has had yet. */
export type FarSupply = Readonly<{
  next: (amount: Readonly<{ count: number; ratePerSecond: number }>) => Promise<readonly FarArrival[]>;
  close: () => void;
}>;

/** Starts the process; `next` throws {BenchmarkError} `PROCESS_FAILED` once it has ended. */
export function arrivalsFromAfar(seed: string): FarSupply {
  const child = fork(new URL("./arrivals-process.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  endWithUs(child);
  return {
    next: (amount) =>
      new Promise((resolve, reject) => {
        const ended = (): void =>
          reject(new BenchmarkError("PROCESS_FAILED", "the process that makes the events has ended"));
        child.once("exit", ended);
        child.once("message", (message) => {
          child.removeListener("exit", ended);
          resolve(arrivals.parse(message));
        });
        child.send({ seed, ...amount });
      }),
    close: () => void child.kill(),
  };
}
