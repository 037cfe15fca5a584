import { dayMs, hourMs, secondMs } from "#kernel/units";
import { createWorld, generateRetail, worldSizeFor } from "#generators";
import type { Arrival } from "#generators";
import type { Allowed } from "./heard.ts";
import { retailStartMs } from "./retail-start.ts";

const spanDays = 10;

/** An evening amid the span, after the shops have closed and before the night's batch. */
export const lookAtMs: number = retailStartMs + 4 * dayMs + 14 * hourMs;

/** A retailer's events of some days, with what of them is allowed; `allowed` is whole once `batches` has been read. */
export type GeneratedEvents = Readonly<{
  batches: Iterable<readonly Arrival[]>;
  allowed: () => Allowed;
}>;

/**
 * Generates so many events of all sources, thinly enough that they span ten days: a small run meets nights, late tills and
 * returning customers. It begins on a Monday in winter.
 */
export function generateEvents({
  seed,
  events,
}: Readonly<{ seed: string; events: number }>): GeneratedEvents {
  const ratePerSecond = (events * secondMs) / (spanDays * dayMs);
  const world = createWorld({ seed, ...worldSizeFor({ ratePerSecond }) });
  const { batches } = generateRetail({ world, seed, startMs: retailStartMs, events, ratePerSecond });
  const ear = new Ear();
  return { batches: ear.listen(batches), allowed: () => ear.allowed };
}

type List<Heard> =
  Heard extends Readonly<{ records: readonly (infer Item)[] }>
    ? Readonly<{ records: Item[]; batches: number[] }>
    : never;

/** Keeps what passes, but for what is broken. */
class Ear {
  readonly allowed: { readonly [Name in keyof Allowed]: List<Allowed[Name]> } = {
    sales: { records: [], batches: [] },
    movements: { records: [], batches: [] },
    clicks: { records: [], batches: [] },
    exposures: { records: [], batches: [] },
    mentions: { records: [], batches: [] },
    changes: { records: [], batches: [] },
  };
  #batchCount = 0;

  *listen(batches: Iterable<readonly Arrival[]>): Generator<readonly Arrival[]> {
    for (const batch of batches) {
      this.#batchCount += 1;
      for (const arrival of batch) this.#hear(arrival);
      yield batch;
    }
  }

  #hear(arrival: Arrival): void {
    if (arrival.fault !== null) return;
    const keep = <Item>(list: Readonly<{ records: Item[]; batches: number[] }>, record: Item): void => {
      list.records.push(record);
      list.batches.push(this.#batchCount);
    };
    const { sales, movements, clicks, exposures, mentions, changes } = this.allowed;
    switch (arrival.sourceId) {
      case "tills":
      case "web-orders":
        keep(sales, arrival.value);
        break;
      case "stock-ledger":
        keep(movements, arrival.value);
        break;
      case "web-clicks":
        keep(clicks, arrival.value);
        break;
      case "campaigns":
        keep(exposures, arrival.value);
        break;
      case "social-mentions":
        keep(mentions, arrival.value);
        break;
      case "customer-accounts":
        keep(changes, arrival.value);
        break;
      case "shop-sensors":
        break;
    }
  }
}
