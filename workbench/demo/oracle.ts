import { Worker } from "node:worker_threads";
import type { Sale } from "#generators";
import type { ProductHour } from "#reference-impl";
import { WorkbenchError } from "../workbench-error.ts";

/** What the thread of the oracle is told. `count` is how many of the sales sent so far are to be counted. */
export type ToOracle =
  | Readonly<{ kind: "sent"; sales: readonly Sale[] }>
  | Readonly<{ kind: "judge"; request: number; count: number; hours: readonly ProductHour[] }>;
export type Verdict = Readonly<{ request: number; expectedCount: number; differingCount: number }>;

/** Beyond so many sales the plain loops would need more memory than a laptop should give. */
const salesMax = 500_000;

/** Holds all that was sent, and compares what a pipeline shows with plain loops over it. */
export class Oracle {
  readonly #thread = new Worker(new URL("./oracle-thread.ts", import.meta.url));
  readonly #asked = new Map<number, (verdict: Verdict) => void>();
  #requestCount = 0;
  #sentCount = 0;

  constructor() {
    this.#thread.on("message", (verdict: Verdict) => {
      this.#asked.get(verdict.request)?.(verdict);
      this.#asked.delete(verdict.request);
    });
    this.#thread.unref();
  }

  /** Takes note of what was sent and what the contract allows, in the order of arrival. */
  add(sales: readonly Sale[]): void {
    this.#sentCount += sales.length;
    if (sales.length > 0 && this.#sentCount <= salesMax) this.#tell({ kind: "sent", sales });
  }

  /** How many sales have been sent so far. */
  get sentCount(): number {
    return this.#sentCount;
  }

  /**
   * Compares what is shown with the first `count` sales.
   *
   * @throws {WorkbenchError} CHECK_TOO_LARGE beyond half a million sales.
   */
  async judge(count: number, hours: readonly ProductHour[]): Promise<Verdict> {
    if (count > salesMax) {
      throw new WorkbenchError(
        "CHECK_TOO_LARGE",
        `${count} sales were sent, and plain loops are run over ${salesMax} at most: start the demonstration again`,
      );
    }
    const request = (this.#requestCount += 1);
    return new Promise((resolve) => {
      this.#asked.set(request, resolve);
      this.#tell({ kind: "judge", request, count, hours });
    });
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #tell(message: ToOracle): void {
    this.#thread.postMessage(message, []);
  }
}
