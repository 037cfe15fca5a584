/** The share of time at each age, of a content that is renewed from time to time: between two renewals it ages evenly. */
export class Ages {
  readonly #spans: { fromMs: number; toMs: number }[] = [];
  readonly #measuredFromMs: number;
  #asOfMs: number | null = null;
  #sinceMs = 0;

  constructor(measuredFromMs: number) {
    this.#measuredFromMs = measuredFromMs;
  }

  /** When what is shown was last complete, in ms of the run; null before the first renewal. */
  get asOfMs(): number | null {
    return this.#asOfMs;
  }

  /** From `nowMs` on the content holds all that came before `asOfMs`. */
  renew(asOfMs: number, nowMs: number): void {
    this.close(nowMs);
    this.#asOfMs = asOfMs;
  }

  /** Counts the time up to `nowMs`. */
  close(nowMs: number): void {
    const fromMs = Math.max(this.#sinceMs, this.#measuredFromMs);
    if (this.#asOfMs !== null && nowMs > fromMs) {
      this.#spans.push({ fromMs: fromMs - this.#asOfMs, toMs: nowMs - this.#asOfMs });
    }
    this.#sinceMs = nowMs;
  }

  /** Gives the age below which the content is for the share `q` of the time; null where nothing was renewed in time. */
  quantileMs(q: number): number | null {
    if (this.#spans.length === 0) return null;
    const totalMs = this.#spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    let low = 0;
    let high = Math.max(...this.#spans.map(({ toMs }) => toMs));
    for (let step = 0; step < bisections; step++) {
      const middle = (low + high) / 2;
      const youngerMs = this.#spans.reduce(
        (sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(middle, toMs) - fromMs),
        0,
      );
      if (youngerMs < q * totalMs) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
}

const bisections = 50;
