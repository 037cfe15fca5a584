import { faker } from "@faker-js/faker";
import { createWeighted, createZipf, lognormal } from "#kernel/distributions";
import type { IndexSampler } from "#kernel/distributions";
import { hash32 } from "#kernel/hash";
import { createRandom } from "#kernel/random";
import { drawCustomer } from "./customer.ts";
import type { Customer } from "./customer.ts";

export type Product = Readonly<{
  productId: string;
  name: string;
  priceMinor: number;
  /** The part of the catalogue it belongs to, and its rank there by sales; 0 sells most. */
  part: number;
  rank: number;
}>;

type Shop = Readonly<{
  shopId: string;
  opens: "weekdays" | "every-day";
  /** How many visitors it has beside the mean shop. */
  size: number;
}>;

/** A retailer before its day begins: what it sells, where, and to whom. */
export type World = Readonly<{
  seed: string;
  products: readonly Product[];
  /** The catalogue by part, each by rank. */
  catalogue: readonly (readonly Product[])[];
  shops: readonly Shop[];
  warehouses: readonly string[];
  customers: readonly Customer[];
  /** Few products sell much: index 0 is sold most. */
  pickProduct: IndexSampler;
  /** The same among the ranks of a part of the catalogue. */
  pickRank: IndexSampler;
  /** Few customers buy much: the place of one in `customers`. */
  pickBuyer: IndexSampler;
}>;

export type WorldSize = Readonly<{ shops: number; customers: number; products: number }>;

const ordinarySize: WorldSize = { shops: 45, customers: 20_000, products: 1_200 };
const partCountMax = 24;
const productsPerPart = 15;

/** Makes a world; the same seed and sizes make the same one on every machine. */
export function createWorld(options: Readonly<{ seed: string }> & Partial<WorldSize>): World {
  const { seed, shops, customers, products } = { ...ordinarySize, ...options };
  const people = createRandom(seed).split("customers");
  const partCount = Math.max(1, Math.min(partCountMax, Math.floor(products / productsPerPart)));
  const goods = drawProducts({ seed, count: products, partCount });
  const habits = createRandom(seed).split("habits");
  return {
    seed,
    products: goods,
    catalogue: Array.from({ length: partCount }, (_, part) => goods.filter((one) => one.part === part)),
    shops: drawShops(seed, shops),
    warehouses: Array.from(
      { length: Math.min(4, 1 + Math.floor(shops / 12)) },
      (_, n) => `warehouse-${n + 1}`,
    ),
    customers: Array.from({ length: customers }, (_, index) =>
      drawCustomer(people, { number: index + 1, shopCount: shops, tasteCount: partCount }),
    ),
    pickProduct: createZipf({ count: products, exponent: 0.9 }),
    pickRank: createZipf({ count: Math.floor(products / partCount), exponent: 0.9 }),
    pickBuyer: createWeighted(
      Float64Array.from({ length: customers }, () => lognormal(habits, { median: 1, sigma: 0.8 })),
    ),
  };
}

function drawProducts(
  options: Readonly<{ seed: string; count: number; partCount: number }>,
): readonly Product[] {
  const { seed, count, partCount } = options;
  const prices = createRandom(seed).split("prices");
  faker.seed(hash32(seed));
  return Array.from({ length: count }, (_, index) => ({
    productId: `p-${String(index + 1).padStart(6, "0")}`,
    name: faker.commerce.productName(),
    priceMinor: 5 * prices.between({ min: 19, max: 2_400 }) - 1,
    part: index % partCount,
    rank: Math.floor(index / partCount),
  }));
}

function drawShops(seed: string, count: number): readonly Shop[] {
  const sizes = createRandom(seed).split("shops");
  return Array.from({ length: count }, (_, index) => ({
    shopId: `shop-${String(index + 1).padStart(3, "0")}`,
    opens: index % 3 === 0 ? "every-day" : "weekdays",
    size: lognormal(sizes, { median: 0.9, sigma: 0.4 }),
  }));
}
