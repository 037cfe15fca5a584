import { generateSales } from "#generators";
import type { Arrival, Sale, World } from "#generators";
import { wallMs } from "./wall-clock.ts";
import type { Sent } from "./work-desk.ts";

/** What is sent of generated sales, and which of it the contract allows, in order. */
export type Sending = Readonly<{ sent: readonly Sent[]; allowed: readonly Sale[] }>;

/** Batches of so short a span, that a change of the rate is felt at once. */
const batchSpanMs = 50;

/** Sales of a world at speed 1: each is due at the moment at which it arrives, by the clock on the wall. */
export class LiveSales {
  readonly #batches: Iterator<readonly Arrival[]>;
  #ahead: readonly Arrival[] = [];

  constructor(options: Readonly<{ world: World; seed: string; ratePerSecond: () => number }>) {
    const { batches } = generateSales({
      ...options,
      receipts: Number.MAX_SAFE_INTEGER,
      startMs: Math.ceil(wallMs()),
      batchSpanMs,
    });
    this.#batches = batches[Symbol.iterator]();
  }

  /** When the next one is due. */
  nextMs(): number {
    if (this.#ahead.length === 0) this.#ahead = this.#batches.next().value ?? [];
    return this.#ahead[0]?.arrivalMs ?? Infinity;
  }

  /** Takes all that is due, each with the moment at which it was due as its arrival. */
  due(nowMs: number): Sending {
    const sent: Sent[] = [];
    const allowed: Sale[] = [];
    while (this.nextMs() <= nowMs) {
      const next = this.#ahead[0];
      if (next === undefined) break;
      this.#ahead = this.#ahead.slice(1);
      const sale = allowedOf(next);
      if (sale) allowed.push(sale);
      sent.push({ ...next, saleId: sale?.saleId ?? null });
    }
    return { sent, allowed };
  }
}

function allowedOf(arrival: Arrival): Sale | null {
  if (arrival.fault !== null) return null;
  return arrival.sourceId === "tills" || arrival.sourceId === "web-orders" ? arrival.value : null;
}
