/** The wait for Ctrl-C, or for the request to end that a service manager sends. */
export type Interrupt = Readonly<{ happened: Promise<"interrupted">; forget: () => void }>;

const signals = ["SIGINT", "SIGTERM"] as const;

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

/** Ends the program on Ctrl-C at once, unless a command waits for it to clear away. */
export function endOnInterrupt(): void {
  process.on("SIGINT", () => {
    if (process.listenerCount("SIGINT") === 1) process.exit(130);
  });
}
