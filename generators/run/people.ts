import { exponential } from "#kernel/distributions";
import type { Random } from "#kernel/random";
import { dayMs, hourMs, minuteMs } from "#kernel/units";
import { drawCustomer } from "../customer.ts";
import type { Customer } from "../customer.ts";
import { chanceOf } from "./run.ts";
import type { Run } from "./run.ts";

/** Who has left for good, and when: what a churn model is to find. */
export type Departure = Readonly<{ customerId: string; leftAtMs: number }>;

/** One place among the customers, at an instant. */
export type PlaceAt = Readonly<{ place: number; atMs: number }>;

/** After a purchase nobody buys again at once: what looks like a burst is one that was planted. */
const restMs = 30 * minuteMs;
const triesMax = 20;

/**
 * The customers as they are at the moment. Each has a place until the end of custom; who leaves is followed by somebody new,
 * so that a long run does not run dry.
 */
export class People {
  /** Those who left without a word. */
  readonly departures: Departure[] = [];
  readonly #run: Run;
  readonly #customers: Customer[];
  readonly #joinedAtMs: Float64Array;
  readonly #restedAtMs: Float64Array;
  readonly #newcomers: Random;
  #drawnCount: number;
  #welcome: (joined: PlaceAt) => void = () => undefined;

  constructor(run: Run) {
    const { customers } = run.world;
    this.#run = run;
    this.#customers = [...customers];
    this.#joinedAtMs = new Float64Array(customers.length);
    this.#restedAtMs = new Float64Array(customers.length);
    this.#newcomers = chanceOf(run, "newcomers");
    this.#drawnCount = customers.length;
  }

  /** How many places there are. */
  get count(): number {
    return this.#customers.length;
  }

  /** Whoever has a place, or null while it waits for somebody new. */
  at({ place, atMs }: PlaceAt): Customer | null {
    return (this.#joinedAtMs[place] ?? 0) > atMs ? null : (this.#customers[place] ?? null);
  }

  /** Calls back when somebody new joins. */
  onJoined(welcome: (joined: PlaceAt) => void): void {
    this.#welcome = welcome;
  }

  /**
   * The place of somebody who may buy now, frequent buyers more often; null if `suits` takes nobody. Where a world is too small
   * for the rate, it is somebody who has just bought.
   */
  pickBuyer(random: Random, atMs: number, suits: (customer: Customer) => boolean): number | null {
    let unrested: number | null = null;
    for (let tries = 0; tries < triesMax; tries += 1) {
      const place = this.#run.world.pickBuyer(random);
      const customer = this.at({ place, atMs });
      if (customer === null || !suits(customer)) continue;
      if ((this.#restedAtMs[place] ?? 0) <= atMs) return place;
      unrested = place;
    }
    return unrested;
  }

  /** When whoever has a place may buy again. */
  restedAtMs(place: number): number {
    return this.#restedAtMs[place] ?? 0;
  }

  /** Somebody buys. */
  rest({ place, atMs }: PlaceAt): void {
    this.#restedAtMs[place] = atMs + restMs;
  }

  /** Gives a place's customer other properties. */
  change(place: number, changed: Customer): void {
    this.#customers[place] = changed;
  }

  /** A customer buys no more, and says nothing. */
  leave({ place, atMs }: PlaceAt): void {
    const customer = this.at({ place, atMs });
    if (customer) this.departures.push({ customerId: customer.customerId, leftAtMs: atMs });
    this.replace({ place, atMs });
  }

  /** Puts somebody new in a place, who joins within days. */
  replace({ place, atMs }: PlaceAt): void {
    const { world, agenda } = this.#run;
    this.#drawnCount += 1;
    this.#customers[place] = drawCustomer(this.#newcomers, {
      number: this.#drawnCount,
      shopCount: world.shops.length,
      tasteCount: world.catalogue.length,
    });
    const joined = { place, atMs: Math.ceil(atMs + hourMs + exponential(this.#newcomers, dayMs)) };
    this.#joinedAtMs[place] = joined.atMs;
    agenda.push(joined.atMs, () => this.#welcome(joined));
  }
}
