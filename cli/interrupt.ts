/** The wait for Ctrl-C, or for the request to end that a service manager sends. */
export type Interrupt = Readonly<{ happened: Promise<"interrupted">; forget: () => void }>;

/** Ctrl-C, a request to end, and the loss of the terminal. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Lets a command that has something to clear away do so before it ends; until `forget`, nothing else ends it. */
export function nextInterrupt(): Interrupt {
  const { promise, resolve } = Promise.withResolvers<"interrupted">();
  const onSignal = (): void => resolve("interrupted");
  for (const signal of signals) process.on(signal, onSignal);
  return {
    happened: promise,
    forget: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/**
 * Ends the program at once on each of these signals, unless a command waits for it to clear away. What clears away at exit
 * does so; then the program dies by SIGINT, which a shell tells as 130. To exit would be to wait for the threads of the
 * engines, and one that is amid a commit waits for this thread.
 */
export function endOnInterrupt(): void {
  for (const signal of signals) {
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      process.emit("exit", 130);
      process.removeAllListeners("SIGINT");
      process.kill(process.pid, "SIGINT");
    });
  }
}
