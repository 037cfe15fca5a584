import { invariant } from "#kernel/invariant";

/** The places, in the ranking, of all names of one count. */
type Run = { first: number; last: number };

/**
 * Counts names, and keeps them ranked by count at every change, in constant time: a name that gains one changes places
 * with the first of its count, one that loses one with the last. Names of one count have no order among them.
 */
export class RankedCounts {
  readonly #names: string[] = [];
  readonly #counts: number[] = [];
  readonly #places = new Map<string, number>();
  readonly #runs = new Map<number, Run>();
  #total = 0;

  /** The sum of all counts. */
  get total(): number {
    return this.#total;
  }

  countOf(name: string): number {
    const place = this.#places.get(name);
    return place === undefined ? 0 : (this.#counts[place] ?? 0);
  }

  /** The names, the highest count first. */
  ranked(): readonly string[] {
    return this.#names;
  }

  increment(name: string): void {
    this.#total += 1;
    const place = this.#places.get(name) ?? this.#append(name);
    const count = this.#counts[place] ?? 0;
    const run = this.#runOf(count);
    const { first } = run;
    this.#swap(place, first);
    this.#counts[first] = count + 1;
    if (run.last === first) this.#runs.delete(count);
    else run.first = first + 1;
    const above = this.#runs.get(count + 1);
    if (above) above.last = first;
    else this.#runs.set(count + 1, { first, last: first });
  }

  /** @throws {InvariantError} if the name is not counted. */
  decrement(name: string): void {
    const place = this.#places.get(name);
    invariant(place !== undefined, `only what was counted is counted down: ${name}`);
    this.#total -= 1;
    const count = this.#counts[place] ?? 0;
    const run = this.#runOf(count);
    const { last } = run;
    this.#swap(place, last);
    this.#counts[last] = count - 1;
    if (run.first === last) this.#runs.delete(count);
    else run.last = last - 1;
    if (count === 1) {
      this.#names.pop();
      this.#counts.pop();
      this.#places.delete(name);
      return;
    }
    const below = this.#runs.get(count - 1);
    if (below) below.first = last;
    else this.#runs.set(count - 1, { first: last, last });
  }

  /** A new name stands last, at a count of 0 that only `increment` sees. */
  #append(name: string): number {
    const place = this.#names.length;
    this.#names.push(name);
    this.#counts.push(0);
    this.#places.set(name, place);
    this.#runs.set(0, { first: place, last: place });
    return place;
  }

  #runOf(count: number): Run {
    const run = this.#runs.get(count);
    invariant(run !== undefined, `the names of count ${count} stand together`);
    return run;
  }

  #swap(left: number, right: number): void {
    if (left === right) return;
    const leftName = this.#names[left] ?? "";
    const rightName = this.#names[right] ?? "";
    this.#names[left] = rightName;
    this.#names[right] = leftName;
    this.#places.set(rightName, left);
    this.#places.set(leftName, right);
  }
}
