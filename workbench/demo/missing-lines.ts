/** An entry of sales by product and hour, by what names it. */
export type Place = Readonly<{ productId: string; hourStartMs: number; currency: string }>;

type Entry = { readonly place: Place; readonly arrivalMs: number[]; shownCount: number };

/**
 * Which of the lines that have arrived an answer does not show yet, told by counting: an entry of the answer says how
 * many lines it counts. Where it counts fewer than arrived, the newest are taken to be missing, which is so wherever
 * lines are taken up in the order of their arrival; elsewhere the truth is staler than what is told here.
 */
export class MissingLines {
  readonly #entries = new Map<string, Entry>();

  /** A line of the entry at `place` has arrived. */
  add(place: Place, arrivalMs: number): void {
    const key = [place.productId, place.hourStartMs, place.currency].join(" ");
    const entry = this.#entries.get(key) ?? { place, arrivalMs: [], shownCount: 0 };
    entry.arrivalMs.push(arrivalMs);
    this.#entries.set(key, entry);
  }

  /** Takes note of what the answer shows now; `lineCountAt` gives how many lines it counts in an entry. */
  settle(lineCountAt: (place: Place) => number): void {
    for (const entry of this.#entries.values()) {
      const { place, arrivalMs, shownCount } = entry;
      if (arrivalMs.length === 0) continue;
      const newlyShown = Math.min(Math.max(0, lineCountAt(place) - shownCount), arrivalMs.length);
      arrivalMs.splice(0, newlyShown);
      entry.shownCount += newlyShown;
    }
  }

  /** When the oldest line that is missing arrived; null where none is. */
  oldestMs(): number | null {
    let oldestMs: number | null = null;
    for (const { arrivalMs } of this.#entries.values()) {
      const [first] = arrivalMs;
      if (first !== undefined && (oldestMs === null || first < oldestMs)) oldestMs = first;
    }
    return oldestMs;
  }
}
