type Counters = Readonly<Record<string, number>>;

/** How fast counters grow: over the last two seconds, or since the beginning where that is later. */
const windowMs = 2_000;

/** Tells by how much each counter grew a second, from readings that are taken from time to time. */
export class RateMeter {
  #readings: { atMs: number; counters: Counters }[] = [];

  /** Takes a reading, and gives each counter's growth a second; 0 at the first. */
  read(atMs: number, counters: Counters): Counters {
    const first = this.#readings.findLastIndex((reading) => reading.atMs <= atMs - windowMs);
    this.#readings = [...this.#readings.slice(Math.max(0, first)), { atMs, counters }];
    const [before] = this.#readings;
    const seconds = before === undefined ? 0 : (atMs - before.atMs) / 1000;
    return Object.fromEntries(
      Object.entries(counters).map(([name, value]) => [
        name,
        seconds > 0 ? (value - (before?.counters[name] ?? 0)) / seconds : 0,
      ]),
    );
  }
}
