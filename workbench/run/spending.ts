/** What work takes of the processor (user and system time of the process) and of the wall clock, in ms; what is set aside does not count. */
export class Spending {
  readonly #startedMs = performance.now();
  readonly #before = process.cpuUsage();
  #asideMs = 0;
  #asideCpuMs = 0;

  /** Does work that is not to be counted. */
  aside<Result>(work: () => Result): Result {
    const nested = new Spending();
    const result = work();
    const { cpuMs, tookMs } = nested.read();
    this.#asideMs += tookMs;
    this.#asideCpuMs += cpuMs;
    return result;
  }

  /** What was spent until now. */
  read(): Readonly<{ cpuMs: number; tookMs: number }> {
    const { user, system } = process.cpuUsage(this.#before);
    return {
      cpuMs: (user + system) / 1_000 - this.#asideCpuMs,
      tookMs: performance.now() - this.#startedMs - this.#asideMs,
    };
  }
}
