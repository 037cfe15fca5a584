import { hourMs, secondMs } from "#kernel/units";
import { generateSales, noTraps } from "#generators";
import type { Sale, World } from "#generators";
import type { LiveSettings } from "#report";
import type { Sending } from "./live-retail.ts";

/** How much each button of the page does. */
export const doses: LiveSettings["doses"] = {
  brokenCount: 25,
  cutSeconds: 10,
  foundCount: 30,
  foundAfterHours: 3,
  stolenCount: 5,
};

/** What is sent beside the ordinary sales. `id` tells its receipts from all others; it is sent at `nowMs`. */
export type Extra = Readonly<{ world: World; id: string; nowMs: number; count: number }>;

/** Records that the contract forbids, for several reasons. */
export function brokenRecords({ world, id, nowMs, count }: Extra): Sending {
  const { batches } = generateSales({
    world,
    seed: id,
    receipts: count,
    startMs: nowMs - secondMs,
    ratePerSecond: count,
    traps: { ...noTraps, selling: { ...noTraps.selling, broken: 1 } },
  });
  const sent = [...batches]
    .flat()
    .map((arrival) => Object.assign({}, arrival, { arrivalMs: nowMs, saleId: null }));
  return { sent, allowed: [] };
}

/** For how long the line of the till was cut: longer than a speed layer waits, shorter than a stream's memory. */
const lostForMs = doses.foundAfterHours * hourMs;

/** Receipts of one till whose line was cut for three hours: they come all at once. */
export function lostReceipts(extra: Extra): Sending {
  const { world, nowMs, count } = extra;
  const placeId = world.shops[0]?.shopId ?? "shop";
  const sales = plainSales(extra, { startMs: nowMs - lostForMs, ratePerSecond: 1 });
  const ofTill = { channel: "shop", placeId, terminalId: `${placeId}-t1`, currency: "EUR" } as const;
  return sendingOf(
    sales.slice(0, count).map((sale) => Object.assign({}, sale, ofTill)),
    nowMs,
  );
}

/** Purchases in the web store with one card within a few seconds, as with a stolen one. */
export function stolenCard(extra: Extra): Sending {
  const { nowMs, count } = extra;
  const sales = plainSales(extra, { startMs: nowMs - 3 * secondMs, ratePerSecond: count });
  const thief = { channel: "web", placeId: "web-fr", terminalId: "web", currency: "EUR" } as const;
  const paymentToken = `tok_stolen_${extra.id}`;
  return sendingOf(
    sales.map((sale) => Object.assign({}, sale, thief, { paymentToken })),
    nowMs,
  );
}

function plainSales(
  { world, id, count, nowMs }: Extra,
  { startMs, ratePerSecond }: Readonly<{ startMs: number; ratePerSecond: number }>,
): readonly Sale[] {
  const made = generateSales({ world, seed: id, receipts: count, startMs, ratePerSecond, traps: noTraps });
  // The truth is whole once all has been read.
  Array.from(made.batches);
  const { allowed } = made.truth();
  return allowed.map((sale) =>
    Object.assign({}, sale, {
      saleId: `${id}-${sale.saleId}`,
      soldAtMs: Math.min(sale.soldAtMs, nowMs),
    }),
  );
}

function sendingOf(allowed: readonly Sale[], nowMs: number): Sending {
  const sent = allowed.map((sale) => ({
    sourceId: sale.channel === "shop" ? "tills" : "web-orders",
    saleId: sale.saleId,
    arrivalMs: nowMs,
    value: sale,
  }));
  return { sent, allowed };
}
