import type { Random } from "#kernel/random";
import { dayMs, hourMs, minuteMs, secondMs } from "#kernel/units";
import type { Sale } from "../arrival.ts";
import type { Customer } from "../customer.ts";
import { spoiled } from "../fault.ts";
import { chanceOf, isServing, repeat } from "../run/run.ts";
import type { People, PlaceAt } from "../run/people.ts";
import type { Run } from "../run/run.ts";
import { receiptOf, refundOf, saleFaults } from "./receipt.ts";

/** Receipts per event of all sources; two thirds are of shops. Assumed. */
const shopPerEvent = 0.02;
const webPerEvent = 0.01;

/** What has been planted so far in the receipts. */
export type PlantedSelling = {
  offline: number;
  offlineForDays: number;
  retried: number;
  refunded: number;
  /** The receipts of a card that is used again and again, the first included. */
  readonly burstSaleIds: string[];
  /** The second of two receipts of a card in two shops. */
  readonly twoShopSaleIds: string[];
};

/** Who else must know of a purchase. */
export type Onlookers = Readonly<{
  /** A customer goes to buy in the web store: `startMs` is when the visit begins that the receipt ends. */
  visits: (visit: Readonly<{ customer: Customer; startMs: number; receipt: Sale }>) => void;
  /** Goods change hands, as the receipt says, at its time. */
  moves: (receipt: Sale) => void;
  /** A customer is known by name at an instant. */
  seen: (where: PlaceAt) => void;
}>;

/** Makes the receipts of a run, and what their traps add. Remembers its streams of chance and what it planted. */
export class Checkout {
  readonly planted: PlantedSelling = {
    offline: 0,
    offlineForDays: 0,
    retried: 0,
    refunded: 0,
    burstSaleIds: [],
    twoShopSaleIds: [],
  };
  readonly #run: Run;
  readonly #people: People;
  readonly #onlookers: Onlookers;
  readonly #content: Random;
  readonly #luck: Random;
  readonly #lifetimes: Random;
  #saleCount = 0;

  constructor(options: Readonly<{ run: Run; people: People; onlookers: Onlookers }>) {
    const { run } = options;
    this.#run = run;
    this.#people = options.people;
    this.#onlookers = options.onlookers;
    this.#content = chanceOf(run, "receipts");
    this.#luck = chanceOf(run, "selling-traps");
    this.#lifetimes = chanceOf(run, "lifetimes");
  }

  /** Lets customers buy until the run ends. */
  open(): void {
    const run = this.#run;
    const { shops } = run.world;
    repeat(run, { purpose: "shop-clock", perEvent: shopPerEvent, where: "shops" }, (atMs) => {
      const content = this.#content;
      const elsewhere = content.chance(0.2) ? content.int(shops.length) : null;
      const place = this.#people.pickBuyer(content, atMs, ({ homeShop }) =>
        isServing(run, { shop: elsewhere ?? homeShop, atMs }),
      );
      if (place !== null) this.#buy({ place, atMs }, { inShop: true, elsewhere });
    });
    repeat(run, { purpose: "web-clock", perEvent: webPerEvent, where: "web" }, (atMs) => {
      const place = this.#people.pickBuyer(this.#content, atMs, () => true);
      if (place !== null) this.buyOnline({ place, atMs });
    });
  }

  /** The customer of a place goes to the web store and buys; gives the receipt's id, or null where nobody is there. */
  buyOnline(where: PlaceAt): string | null {
    return this.#buy(where, { inShop: false, elsewhere: null });
  }

  #buy(
    { place, atMs }: PlaceAt,
    { inShop, elsewhere }: Readonly<{ inShop: boolean; elsewhere: number | null }>,
  ): string | null {
    const customer = this.#people.at({ place, atMs });
    if (customer === null) return null;
    this.#people.rest({ place, atMs });
    const content = this.#content;
    const saleId = `s-${(this.#saleCount++).toString(36).padStart(7, "0")}`;
    const shop = inShop ? (this.#run.world.shops[elsewhere ?? customer.homeShop]?.shopId ?? null) : null;
    const isAtOnce = inShop || this.#run.rhythm === "steady";
    const soldAtMs = isAtOnce ? atMs : atMs + minuteMs + content.int(8 * minuteMs);
    const sale = receiptOf(this.#run.world, content, { saleId, soldAtMs, customer, shop });
    if (shop === null) this.#onlookers.visits({ customer, startMs: atMs, receipt: sale });
    if (sale.customerId !== null) this.#onlookers.seen({ place, atMs });
    this.#onlookers.moves(sale);
    this.#sendWithTraps(sale, customer);
    if (this.#lifetimes.chance(customer.lastPurchaseChance)) this.#people.leave({ place, atMs: soldAtMs });
    return saleId;
  }

  #sendWithTraps(sale: Sale, customer: Customer): void {
    const luck = this.#luck;
    const { broken, cardBurst, cardInTwoShops } = this.#run.traps.selling;
    if (luck.chance(broken)) {
      const arrivalMs = sale.soldAtMs;
      this.#run.outbox.post({
        arrivalMs,
        sourceId: sourceOf(sale),
        ...spoiled(sale, { faults: saleFaults, luck }),
      });
      return;
    }
    const arrivalMs = sale.soldAtMs + this.#delayMs(sale.channel === "shop");
    this.#post(sale, arrivalMs);
    this.#addRetryAndRefund(sale, arrivalMs);
    if (sale.channel === "web" && luck.chance(cardBurst)) this.#addBurst(sale, customer);
    if (sale.channel === "shop" && luck.chance(cardInTwoShops)) this.#addSecondShop(sale, customer);
  }

  #post(value: Sale, arrivalMs: number): void {
    this.#run.outbox.post({ arrivalMs, sourceId: sourceOf(value), value, fault: null });
  }

  #delayMs(inShop: boolean): number {
    const luck = this.#luck;
    const { offline, offlineForDays } = this.#run.traps.selling;
    if (!inShop || !luck.chance(offline)) return luck.int(2 * secondMs);
    this.planted.offline += 1;
    if (!luck.chance(offlineForDays)) return hourMs + luck.int(5 * hourMs);
    this.planted.offlineForDays += 1;
    return 2 * dayMs + 2 * hourMs + luck.int(dayMs);
  }

  #addRetryAndRefund(sale: Sale, arrivalMs: number): void {
    const luck = this.#luck;
    const { retried, refunded } = this.#run.traps.selling;
    if (luck.chance(retried)) {
      this.planted.retried += 1;
      this.#post(sale, arrivalMs + secondMs + luck.int(20 * secondMs));
    }
    if (!luck.chance(refunded)) return;
    this.planted.refunded += 1;
    const soldAtMs = this.#servedAtMs(sale, sale.soldAtMs + hourMs + luck.int(8 * hourMs));
    const refund = refundOf(sale, { saleId: `${sale.saleId}-r`, soldAtMs });
    this.#onlookers.moves(refund);
    this.#post(refund, soldAtMs + luck.int(2 * secondMs));
  }

  /** The first instant from one on, by whole hours, at which the place of a receipt serves. */
  #servedAtMs({ channel, placeId }: Sale, fromMs: number): number {
    if (channel === "web") return fromMs;
    const shop = this.#run.world.shops.findIndex(({ shopId }) => shopId === placeId);
    let atMs = fromMs;
    while (!isServing(this.#run, { shop, atMs })) atMs += hourMs;
    return atMs;
  }

  /** The card goes through the web store again and again, a minute apart. */
  #addBurst(sale: Sale, customer: Customer): void {
    const copies = 4 + this.#luck.int(4);
    this.planted.burstSaleIds.push(sale.saleId);
    for (let copy = 1; copy <= copies; copy += 1) {
      const occasion = {
        saleId: `${sale.saleId}-b${copy}`,
        soldAtMs: sale.soldAtMs + copy * minuteMs,
        customer,
        shop: null,
      };
      this.planted.burstSaleIds.push(occasion.saleId);
      this.#commitFraud(receiptOf(this.#run.world, this.#luck, occasion));
    }
  }

  /** The card is used in another shop five minutes later. */
  #addSecondShop(sale: Sale, customer: Customer): void {
    const soldAtMs = sale.soldAtMs + 5 * minuteMs;
    const others = this.#run.world.shops.filter(
      ({ shopId }, shop) => shopId !== sale.placeId && isServing(this.#run, { shop, atMs: soldAtMs }),
    );
    if (sale.paymentToken === null || others.length === 0) return;
    const saleId = `${sale.saleId}-x`;
    const { shopId } = this.#luck.pick(others);
    const again = receiptOf(this.#run.world, this.#luck, { saleId, soldAtMs, customer, shop: shopId });
    this.planted.twoShopSaleIds.push(saleId);
    this.#commitFraud({ ...again, paymentToken: sale.paymentToken });
  }

  #commitFraud(receipt: Sale): void {
    this.#onlookers.moves(receipt);
    this.#post(receipt, receipt.soldAtMs + this.#luck.int(secondMs));
  }
}

function sourceOf({ channel }: Sale): "tills" | "web-orders" {
  return channel === "shop" ? "tills" : "web-orders";
}
