import { quantile } from "#kernel/statistics";

const instantCount = 4_096;

/**
 * How stale what a node shows is, at evenly spaced instants: the instant minus when the oldest record entered that is
 * not yet shown; 0 where everything is.
 */
export class Staleness {
  readonly #oldestMs = new Float64Array(instantCount);
  readonly #fromMs: number;
  readonly #stepMs: number;
  #lastShownMs: number;

  constructor({ fromMs, toMs }: Readonly<{ fromMs: number; toMs: number }>) {
    this.#fromMs = fromMs;
    this.#stepMs = (toMs - fromMs) / instantCount;
    this.#lastShownMs = fromMs;
    this.#oldestMs.fill(Infinity);
  }

  /** Takes in that a record which entered at `enteredMs` is shown from `shownMs` on. */
  show(enteredMs: number, shownMs: number): void {
    if (shownMs > this.#lastShownMs) this.#lastShownMs = shownMs;
    let index = Math.min(instantCount - 1, Math.ceil((shownMs - this.#fromMs) / this.#stepMs) - 1);
    // An older record that was still missing here was missing at every earlier instant since it entered.
    while (index >= 0 && enteredMs < (this.#oldestMs[index] ?? 0) && enteredMs <= this.#instantMs(index)) {
      this.#oldestMs[index] = enteredMs;
      index--;
    }
  }

  /** Gives the quantiles of the age over all instants before the last record was shown; 0 where none was. */
  quantilesMs(qs: readonly number[]): readonly number[] {
    const ages: number[] = [];
    for (let index = 0; index < instantCount; index++) {
      const atMs = this.#instantMs(index);
      if (atMs >= this.#lastShownMs) break;
      const oldestMs = this.#oldestMs[index] ?? Infinity;
      ages.push(oldestMs === Infinity ? 0 : atMs - oldestMs);
    }
    const sorted = Float64Array.from(ages).toSorted();
    return qs.map((q) => (sorted.length === 0 ? 0 : quantile(sorted, q)));
  }

  #instantMs(index: number): number {
    return this.#fromMs + index * this.#stepMs;
  }
}
