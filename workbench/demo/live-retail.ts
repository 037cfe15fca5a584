import { generateRetail } from "#generators";
import type { Arrival, RetailOptions, Sale } from "#generators";
import { wallMs } from "./wall-clock.ts";
import type { Sent } from "./work-desk.ts";

/** What is sent, and the receipts in it that their contract allows, in order. */
export type Sending = Readonly<{ sent: readonly Sent[]; allowed: readonly Sale[] }>;

type LiveRetailOptions = Pick<RetailOptions, "world" | "seed" | "ratePerSecond" | "sources">;

/** Batches of so short a span, that a change of the rate is felt at once. */
const batchSpanMs = 50;

/** What a retailer's sources send at speed 1: each is due at the moment at which it arrives, by the clock on the wall. */
export class LiveRetail {
  readonly #batches: Iterator<readonly Arrival[]>;
  #ahead: readonly Arrival[] = [];

  constructor(options: LiveRetailOptions) {
    const startMs = Math.ceil(wallMs());
    const { batches } = generateRetail({ ...options, startMs, batchSpanMs, rhythm: "steady" });
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
