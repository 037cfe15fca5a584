import type { BinaryHeap } from "#kernel/binary-heap";
import { createRandom } from "#kernel/random";
import type { Random } from "#kernel/random";
import { dayMs, hourMs, minuteMs, secondMs } from "#kernel/units";
import { faults, receiptOf, refundOf } from "./receipt.ts";
import type { Sale } from "./receipt.ts";
import type { Traps } from "./traps.ts";
import type { World } from "./world.ts";

/** What reaches the door: a record, or what should have been one, when it arrives and from where. */
export type Arrival = Readonly<{ arrivalMs: number; sourceId: "tills" | "web-orders"; value: unknown }>;

/** An arrival to come; `sale` is the record where the contract allows it. */
export type Waiting = Readonly<{ arrival: Arrival; sale: Sale | null }>;

/** What has been planted so far. */
export type Planted = {
  offline: number;
  offlineForDays: number;
  retried: number;
  refunded: number;
  readonly burstSaleIds: string[];
  readonly twoShopSaleIds: string[];
  readonly brokenByReason: Record<string, number>;
};

/** An occasion at which somebody buys: when, and the how manieth. */
type Occasion = Readonly<{ atMs: number; index: number }>;

/** Makes what occasions send: receipts, and what their traps add. Remembers its random streams and what it planted. */
export class Sender {
  readonly planted: Planted = {
    offline: 0,
    offlineForDays: 0,
    retried: 0,
    refunded: 0,
    burstSaleIds: [],
    twoShopSaleIds: [],
    brokenByReason: {},
  };
  readonly #world: World;
  readonly #traps: Traps;
  readonly #content: Random;
  readonly #luck: Random;
  readonly #waiting: BinaryHeap<Waiting>;

  constructor(options: Readonly<{ world: World; traps: Traps; seed: string; waiting: BinaryHeap<Waiting> }>) {
    this.#world = options.world;
    this.#traps = options.traps;
    this.#waiting = options.waiting;
    this.#content = createRandom(options.seed).split("receipts");
    this.#luck = createRandom(options.seed).split("traps");
  }

  send({ atMs, index }: Occasion): void {
    const content = this.#content;
    const world = this.#world;
    const customer = content.pick(world.customers);
    const atHome = content.chance(0.8);
    const shop = content.chance(2 / 3) ? (atHome ? customer.homeShop : content.pick(world.shops)) : null;
    const saleId = `s-${index.toString(36).padStart(7, "0")}`;
    const sale = receiptOf(world, content, { saleId, soldAtMs: atMs, customer, shop });
    if (this.#luck.chance(this.#traps.broken)) {
      this.#spoil(sale, atMs);
      return;
    }
    const arrivalMs = atMs + this.#delayMs(shop !== null);
    this.#post(sale, arrivalMs);
    this.#addRetryAndRefund(sale, arrivalMs);
    if (this.#luck.chance(this.#traps.cardBurst)) this.#addBurst(sale, customer);
    if (this.#luck.chance(this.#traps.cardInTwoShops)) this.#addSecondShop(sale, customer);
  }

  #post(sale: Sale, arrivalMs: number): void {
    this.#waiting.push(arrivalMs, { arrival: { arrivalMs, sourceId: sourceOf(sale), value: sale }, sale });
  }

  #spoil(sale: Sale, arrivalMs: number): void {
    const { reason, spoil } = this.#luck.pick(faults);
    const counts = this.planted.brokenByReason;
    counts[reason] = (counts[reason] ?? 0) + 1;
    const arrival = { arrivalMs, sourceId: sourceOf(sale), value: spoil(sale) };
    this.#waiting.push(arrivalMs, { arrival, sale: null });
  }

  #delayMs(inShop: boolean): number {
    const luck = this.#luck;
    if (!inShop || !luck.chance(this.#traps.offline)) return luck.int(2 * secondMs);
    this.planted.offline += 1;
    if (!luck.chance(this.#traps.offlineForDays)) return hourMs + luck.int(5 * hourMs);
    this.planted.offlineForDays += 1;
    return 2 * dayMs + 2 * hourMs + luck.int(dayMs);
  }

  #addRetryAndRefund(sale: Sale, arrivalMs: number): void {
    const luck = this.#luck;
    if (luck.chance(this.#traps.retried)) {
      this.planted.retried += 1;
      this.#post(sale, arrivalMs + secondMs + luck.int(20 * secondMs));
    }
    if (luck.chance(this.#traps.refunded)) {
      this.planted.refunded += 1;
      const soldAtMs = sale.soldAtMs + hourMs + luck.int(8 * hourMs);
      this.#post(refundOf(sale, { saleId: `${sale.saleId}-r`, soldAtMs }), soldAtMs);
    }
  }

  /** The card goes through the web store again and again, a minute apart. */
  #addBurst(sale: Sale, customer: World["customers"][number]): void {
    const copies = 4 + this.#luck.int(4);
    for (let copy = 1; copy <= copies; copy += 1) {
      const soldAtMs = sale.soldAtMs + copy * minuteMs;
      const occasion = { saleId: `${sale.saleId}-b${copy}`, soldAtMs, customer, shop: null };
      this.planted.burstSaleIds.push(occasion.saleId);
      this.#post(receiptOf(this.#world, this.#content, occasion), soldAtMs + this.#luck.int(secondMs));
    }
  }

  /** The card is used in another shop five minutes later. */
  #addSecondShop(sale: Sale, customer: World["customers"][number]): void {
    const others = this.#world.shops.filter((shop) => shop !== sale.placeId);
    if (sale.channel !== "shop" || sale.paymentToken === null || others.length === 0) return;
    const soldAtMs = sale.soldAtMs + 5 * minuteMs;
    const occasion = { saleId: `${sale.saleId}-x`, soldAtMs, customer, shop: this.#luck.pick(others) };
    this.planted.twoShopSaleIds.push(occasion.saleId);
    const again = { ...receiptOf(this.#world, this.#content, occasion), paymentToken: sale.paymentToken };
    this.#post(again, soldAtMs + this.#luck.int(secondMs));
  }
}

function sourceOf({ channel }: Sale): Arrival["sourceId"] {
  return channel === "shop" ? "tills" : "web-orders";
}
