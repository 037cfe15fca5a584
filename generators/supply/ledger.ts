import { exp, ln } from "#kernel/portable-math";
import type { Random } from "#kernel/random";
import { dayMs, hourMs, minuteMs } from "#kernel/units";
import type { Sale, StockMovement } from "../arrival.ts";
import { chanceOf } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import type { MovementSender } from "./movement-sender.ts";

/** What has been planted so far in the ledger. */
export type PlantedLedger = {
  counts: number;
  /** Counts that found something else than the movements say. */
  miscounted: number;
  deliveries: number;
  bookedLate: number;
  /** Movements that left fewer than no units. */
  negative: number;
};

/** What a place should have of a product, in days of mean demand and in units beside; assumed. */
const fullUnits = 4;
const fullDays = 6;
const reorderUnits = 1;
const reorderDays = 2;
const soldUnitsPerReceipt = 1.6;
const receiptsPerEvent = 0.03;
const dailySeconds = dayMs / 1_000;
/** Of sales: a person counts what is left. Of sales: a piece is found broken or is missing. Of orders: from a warehouse of ours. */
const countChance = 0.02;
const lossChance = 0.003;
const transferChance = 0.15;

/** Keeps what each place has of each product, as the ledger says. Each level is the exact fold of the movements by time. */
export class Ledger {
  readonly planted: PlantedLedger = { counts: 0, miscounted: 0, deliveries: 0, bookedLate: 0, negative: 0 };
  readonly #run: Run;
  readonly #sender: MovementSender;
  readonly #content: Random;
  readonly #luck: Random;
  readonly #places: readonly string[];
  readonly #placeIndex: ReadonlyMap<string, number>;
  readonly #productIndex: ReadonlyMap<string, number>;
  readonly #dailyUnits: Float64Array;
  readonly #levels: Int32Array;
  /** When a sku-location last moved; 0 is never. No two movements of one have the same time, so that their order is clear. */
  readonly #movedAtMs: Float64Array;
  readonly #isOrdered: Uint8Array;
  #movementCount = 0;

  constructor(run: Run, sender: MovementSender) {
    const { products, shops, warehouses } = run.world;
    this.#run = run;
    this.#sender = sender;
    this.#content = chanceOf(run, "supply");
    this.#luck = chanceOf(run, "supply-traps");
    this.#places = [...warehouses, ...shops.map(({ shopId }) => shopId)];
    this.#placeIndex = new Map(this.#places.map((place, index) => [place, index]));
    this.#productIndex = new Map(products.map(({ productId }, index) => [productId, index]));
    this.#dailyUnits = dailyUnitsOf(run);
    const skuCount = this.#places.length * products.length;
    this.#levels = new Int32Array(skuCount);
    this.#movedAtMs = new Float64Array(skuCount);
    this.#isOrdered = new Uint8Array(skuCount);
  }

  /** Counts the warehouses, so that what the web store can sell is known from the start. */
  open(): void {
    const { products } = this.#run.world;
    if (!this.#run.outbox.wants("stock-ledger")) return;
    for (const product of products.keys()) this.#open(this.#skuOf(product, null), this.#run.startMs);
  }

  /** Takes notice of a receipt: at its time, goods leave a place or come back to it. */
  follow(receipt: Sale): void {
    const { outbox, agenda } = this.#run;
    if (outbox.wants("stock-ledger")) agenda.push(receipt.soldAtMs, () => this.#apply(receipt));
  }

  #apply({ kind, placeId, soldAtMs, lines }: Sale): void {
    for (const { productId, quantity } of lines) {
      const sku = this.#skuOf(this.#productIndex.get(productId) ?? 0, this.#placeIndex.get(placeId) ?? null);
      this.#open(sku, soldAtMs);
      this.#move(sku, { kind: kind === "purchase" ? "sale" : "return", quantity: -quantity, atMs: soldAtMs });
      if (this.#content.chance(lossChance)) this.#move(sku, { kind: "loss", quantity: -1, atMs: soldAtMs });
      if (this.#content.chance(countChance)) {
        const atMs = soldAtMs + minuteMs + this.#content.int(hourMs);
        this.#run.agenda.push(atMs, () => this.#count(sku, atMs));
      }
      this.#orderIfLow(sku, soldAtMs);
    }
  }

  /** The web store sells each product from one warehouse. */
  #skuOf(product: number, place: number | null): number {
    const { products, warehouses } = this.#run.world;
    return (place ?? product % warehouses.length) * products.length + product;
  }

  /** The first that the ledger says of a product in a place is a count. */
  #open(sku: number, atMs: number): void {
    if ((this.#movedAtMs[sku] ?? 0) > 0) return;
    this.#levels[sku] = this.#fullOf(sku);
    this.#send(sku, { kind: "count", quantity: this.#fullOf(sku), atMs: atMs - minuteMs });
  }

  #count(sku: number, atMs: number): void {
    const said = this.#levels[sku] ?? 0;
    const isWrong = said < 0 || this.#luck.chance(this.#run.traps.supply.miscounted);
    const found = isWrong ? Math.max(0, said + this.#luck.pick([-3, -2, -1, 1])) : said;
    this.planted.counts += 1;
    if (found !== said) this.planted.miscounted += 1;
    this.#levels[sku] = found;
    this.#send(sku, { kind: "count", quantity: found, atMs });
    this.#orderIfLow(sku, atMs);
  }

  #orderIfLow(sku: number, atMs: number): void {
    const level = this.#levels[sku] ?? 0;
    if (level > this.#daysOf(sku, reorderDays) + reorderUnits || this.#isOrdered[sku] === 1) return;
    const { world, traps, agenda } = this.#run;
    this.#isOrdered[sku] = 1;
    this.planted.deliveries += 1;
    const isLate = this.#luck.chance(traps.supply.bookedLate);
    if (isLate) this.planted.bookedLate += 1;
    const leadMs = 12 * hourMs + this.#content.int(dayMs) + (isLate ? 2 * dayMs : 0);
    const quantity = this.#fullOf(sku) - level;
    const own = this.#skuOf(sku % world.products.length, null);
    const isTransfer = own !== sku && this.#content.chance(transferChance);
    const arrivesAtMs = atMs + leadMs;
    agenda.push(arrivesAtMs, () => {
      this.#isOrdered[sku] = 0;
      this.#move(sku, { kind: isTransfer ? "transfer" : "delivery", quantity, atMs: arrivesAtMs });
      if (!isTransfer) return;
      this.#move(own, { kind: "transfer", quantity: -quantity, atMs: arrivesAtMs });
      this.#orderIfLow(own, arrivesAtMs);
    });
  }

  #move(sku: number, movement: Moved): void {
    const level = (this.#levels[sku] ?? 0) + movement.quantity;
    this.#levels[sku] = level;
    if (level < 0) this.planted.negative += 1;
    this.#send(sku, movement);
  }

  #send(sku: number, { kind, quantity, atMs }: Moved): void {
    const { products } = this.#run.world;
    const placeId = this.#places[Math.floor(sku / products.length)] ?? "";
    const productId = products[sku % products.length]?.productId ?? "";
    const movedAtMs = Math.max(atMs, (this.#movedAtMs[sku] ?? 0) + 1);
    this.#movedAtMs[sku] = movedAtMs;
    const movementId = `m-${(this.#movementCount++).toString(36)}`;
    const skuLocationId = `${placeId}/${productId}`;
    const value = { movementId, skuLocationId, placeId, productId, kind, quantity, movedAtMs };
    this.#sender.send(value, kind === "count" ? movedAtMs + minuteMs : movedAtMs);
  }

  #fullOf(sku: number): number {
    return this.#daysOf(sku, fullDays) + fullUnits;
  }

  #daysOf(sku: number, days: number): number {
    return Math.ceil(days * (this.#dailyUnits[sku] ?? 0));
  }
}

type Moved = Pick<StockMovement, "kind" | "quantity"> & Readonly<{ atMs: number }>;

/** About how many units a day each sku-location sells, by the ranks of its products; a shop has its share, a warehouse the web's. */
function dailyUnitsOf({ world, ratePerSecond }: Run): Float64Array {
  const { products, shops, warehouses } = world;
  const weights = Float64Array.from(products, ({ rank }) => exp(-0.9 * ln(rank + 1)));
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const soldDaily = ratePerSecond() * dailySeconds * receiptsPerEvent * soldUnitsPerReceipt;
  const daily = new Float64Array((shops.length + warehouses.length) * products.length);
  for (const sku of daily.keys()) {
    const share = (weights[sku % products.length] ?? 0) / weightSum;
    const isShop = sku >= warehouses.length * products.length;
    daily[sku] = soldDaily * share * (isShop ? 2 / 3 / shops.length : 1 / 3);
  }
  return daily;
}
