import type { Arrival, Sale } from "./arrival.ts";
import { salesSources } from "./proportions.ts";
import { generateRetail } from "./retail.ts";
import type { RetailOptions } from "./retail.ts";
import type { Truth } from "./truth.ts";

export type SalesOptions = Pick<
  RetailOptions,
  "world" | "seed" | "startMs" | "ratePerSecond" | "traps" | "batchSpanMs"
> &
  Readonly<{
    /** After so many no customer buys; what is under way still arrives. */
    receipts: number;
  }>;

export type GeneratedSales = Readonly<{
  /** Batches in order of arrival; read once. */
  batches: Iterable<readonly Arrival[]>;
  /** `allowed` is every receipt read so far that the contract allows, copies included. */
  truth(): Truth & Readonly<{ allowed: readonly Sale[] }>;
}>;

/** Receipts alone, at a steady rate by day and night: what a measurement of one pipeline needs. */
export function generateSales({ receipts, ...options }: SalesOptions): GeneratedSales {
  const allowed: Sale[] = [];
  const retail = generateRetail({ ...options, events: receipts, sources: salesSources, rhythm: "steady" });
  return {
    batches: keeping(retail.batches, allowed),
    truth: () => ({ ...retail.truth(), allowed }),
  };
}

function* keeping(batches: Iterable<readonly Arrival[]>, allowed: Sale[]): Generator<readonly Arrival[]> {
  for (const batch of batches) {
    for (const arrival of batch) {
      if (arrival.fault !== null) continue;
      if (arrival.sourceId === "tills" || arrival.sourceId === "web-orders") allowed.push(arrival.value);
    }
    yield batch;
  }
}
