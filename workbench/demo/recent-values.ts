import { quantile } from "#kernel/statistics";

type Timed = Readonly<{ atMs: number; value: number }>;

/** Values of the last `windowMs`; older ones are forgotten as newer ones come. */
export class RecentValues {
  readonly windowMs: number;
  #values: Timed[] = [];

  constructor(windowMs: number) {
    this.windowMs = windowMs;
  }

  add(atMs: number, value: number): void {
    this.#values.push({ atMs, value });
  }

  /** The greatest; 0 where there is none. */
  max(nowMs: number): number {
    return this.#recent(nowMs).reduce((most, { value }) => Math.max(most, value), 0);
  }

  /** Quantiles of all values, or null where there is none. */
  quantiles(nowMs: number): Readonly<{ count: number; of: (q: number) => number }> | null {
    const sorted = Float64Array.from(this.#recent(nowMs), ({ value }) => value).toSorted();
    return sorted.length === 0 ? null : { count: sorted.length, of: (q) => quantile(sorted, q) };
  }

  #recent(nowMs: number): readonly Timed[] {
    const from = this.#values.findIndex(({ atMs }) => atMs > nowMs - this.windowMs);
    this.#values = from === -1 ? [] : this.#values.slice(from);
    return this.#values;
  }
}
