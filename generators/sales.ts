import { BinaryHeap } from "#kernel/binary-heap";
import { exponential } from "#kernel/distributions";
import { createRandom } from "#kernel/random";
import { dayMs, hourMs, minuteMs, secondMs } from "#kernel/units";
import { faults, receiptOf, refundOf } from "./receipt.ts";
import type { Sale } from "./receipt.ts";
import { ordinaryTraps } from "./traps.ts";
import type { Traps } from "./traps.ts";
import type { World } from "./world.ts";

/** What reaches the door: a record, or what should have been one, when it arrives and from where. */
export type Arrival = Readonly<{ arrivalMs: number; sourceId: "tills" | "web-orders"; value: unknown }>;

/** What was planted, so that what is found can be judged. */
export type Truth = Readonly<{
  /** Every record that the contract allows, in order of arrival, copies included. */
  allowed: readonly Sale[];
  burstSaleIds: readonly string[];
  twoShopSaleIds: readonly string[];
  offline: number;
  offlineForDays: number;
  retried: number;
  refunded: number;
  /** Refused records, by the reason that must be given. */
  brokenByReason: Readonly<Record<string, number>>;
}>;

export type SalesOptions = Readonly<{
  world: World;
  seed: string;
  /** How many occasions to make; bursts, refunds and retries come on top. */
  receipts: number;
  startMs: number;
  ratePerSecond: number;
  traps?: Traps;
}>;

type GeneratedSales = Readonly<{
  /** Batches in order of arrival. */
  batches: Iterable<readonly Arrival[]>;
  /** Complete once `batches` has been read to its end. */
  truth(): Truth;
}>;

const batchSize = 500;

/** Receipts of a world, seeded, with the traps that real sources have. The same options give the same bytes. */
export function generateSales(options: SalesOptions): GeneratedSales {
  const allowed: Sale[] = [];
  const planted = { offline: 0, offlineForDays: 0, retried: 0, refunded: 0 };
  const bursts: string[] = [];
  const twoShops: string[] = [];
  const broken: Record<string, number> = {};
  const plan = { ...options, traps: options.traps ?? ordinaryTraps, planted, bursts, twoShops, broken };
  return {
    batches: arrivals(plan, allowed),
    truth: () => ({
      allowed,
      burstSaleIds: bursts,
      twoShopSaleIds: twoShops,
      ...planted,
      brokenByReason: broken,
    }),
  };
}

type Plan = SalesOptions &
  Readonly<{
    traps: Traps;
    planted: { offline: number; offlineForDays: number; retried: number; refunded: number };
    bursts: string[];
    twoShops: string[];
    broken: Record<string, number>;
  }>;

type Waiting = Readonly<{ arrival: Arrival; sale: Sale | null }>;

function* arrivals(plan: Plan, allowed: Sale[]): Generator<readonly Arrival[]> {
  const waiting = new BinaryHeap<Waiting>();
  const send = createSender(plan, waiting);
  let batch: Arrival[] = [];
  let nowMs = plan.startMs;
  const clock = createRandom(plan.seed).split("clock");
  for (let made = 0; made < plan.receipts || waiting.size > 0; ) {
    if (made < plan.receipts && nowMs <= waiting.minKey) {
      send(nowMs, made);
      made += 1;
      nowMs += 1 + Math.floor(exponential(clock, 1000 / plan.ratePerSecond));
      continue;
    }
    const next = waiting.pop();
    if (!next) break;
    batch.push(next.arrival);
    if (next.sale) allowed.push(next.sale);
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Makes what one occasion sends: the receipt, and what its traps add. */
function createSender(plan: Plan, waiting: BinaryHeap<Waiting>): (atMs: number, index: number) => void {
  const { world, traps, planted } = plan;
  const base = createRandom(plan.seed);
  const content = base.split("receipts");
  const luck = base.split("traps");
  const post = (sale: Sale, arrivalMs: number): void => {
    const sourceId = sale.channel === "shop" ? "tills" : "web-orders";
    waiting.push(arrivalMs, { arrival: { arrivalMs, sourceId, value: sale }, sale });
  };
  const spoilt = (sale: Sale, arrivalMs: number): void => {
    const { reason, spoil } = luck.pick(faults);
    plan.broken[reason] = (plan.broken[reason] ?? 0) + 1;
    const sourceId = sale.channel === "shop" ? "tills" : "web-orders";
    waiting.push(arrivalMs, { arrival: { arrivalMs, sourceId, value: spoil(sale) }, sale: null });
  };
  const delayMs = (inShop: boolean): number => {
    if (!inShop || !luck.chance(traps.offline)) return luck.int(2 * secondMs);
    planted.offline += 1;
    if (!luck.chance(traps.offlineForDays)) return hourMs + luck.int(5 * hourMs);
    planted.offlineForDays += 1;
    return 2 * dayMs + 2 * hourMs + luck.int(dayMs);
  };
  return (atMs, index) => {
    const customer = content.pick(world.customers);
    const shop = content.chance(2 / 3)
      ? content.chance(0.8)
        ? customer.homeShop
        : content.pick(world.shops)
      : null;
    const saleId = `s-${index.toString(36).padStart(7, "0")}`;
    const sale = receiptOf(world, content, { saleId, soldAtMs: atMs, customer, shop });
    if (luck.chance(traps.broken)) return spoilt(sale, atMs);
    const arrivalMs = atMs + delayMs(shop !== null);
    post(sale, arrivalMs);
    if (luck.chance(traps.retried)) {
      planted.retried += 1;
      post(sale, arrivalMs + secondMs + luck.int(20 * secondMs));
    }
    if (luck.chance(traps.refunded)) {
      planted.refunded += 1;
      const soldAtMs = atMs + hourMs + luck.int(8 * hourMs);
      post(refundOf(sale, { saleId: `${saleId}-r`, soldAtMs }), soldAtMs);
    }
    if (luck.chance(traps.cardBurst)) {
      const copies = 4 + luck.int(4);
      for (let copy = 1; copy <= copies; copy += 1) {
        const soldAtMs = atMs + copy * minuteMs;
        const again = receiptOf(world, content, {
          saleId: `${saleId}-b${copy}`,
          soldAtMs,
          customer,
          shop: null,
        });
        plan.bursts.push(again.saleId);
        post(again, soldAtMs + luck.int(secondMs));
      }
    }
    if (
      shop !== null &&
      world.shops.length > 1 &&
      sale.paymentToken !== null &&
      luck.chance(traps.cardInTwoShops)
    ) {
      const elsewhere = luck.pick(world.shops.filter((other) => other !== shop));
      const soldAtMs = atMs + 5 * minuteMs;
      const again = receiptOf(world, content, { saleId: `${saleId}-x`, soldAtMs, customer, shop: elsewhere });
      plan.twoShops.push(again.saleId);
      post({ ...again, paymentToken: sale.paymentToken }, soldAtMs + luck.int(secondMs));
    }
  };
}
