import { faker } from "@faker-js/faker";
import { createZipf } from "#kernel/distributions";
import type { IndexSampler } from "#kernel/distributions";
import { hash32 } from "#kernel/hash";
import { createRandom } from "#kernel/random";

type Product = Readonly<{ productId: string; name: string; priceMinor: number }>;
export type Customer = Readonly<{
  customerId: string;
  paymentToken: string;
  homeShop: string;
  abroad: boolean;
}>;

/** A retailer before its day begins: what it sells, where, and to whom. */
export type World = Readonly<{
  products: readonly Product[];
  shops: readonly string[];
  customers: readonly Customer[];
  /** Few products sell much: rank 0 is sold most. */
  pickProduct: IndexSampler;
}>;

export type WorldSize = Readonly<{ seed: string; shops?: number; customers?: number; products?: number }>;

/** Makes a world; the same seed and sizes make the same one on every machine. */
export function createWorld({ seed, shops = 45, customers = 6_000, products = 1_200 }: WorldSize): World {
  const prices = createRandom(seed).split("prices");
  const people = createRandom(seed).split("customers");
  faker.seed(hash32(seed));
  const shopIds = Array.from({ length: shops }, (_, index) => `shop-${String(index + 1).padStart(3, "0")}`);
  return {
    products: Array.from({ length: products }, (_, index) => ({
      productId: `p-${String(index + 1).padStart(6, "0")}`,
      name: faker.commerce.productName(),
      priceMinor: 5 * prices.between({ min: 19, max: 2_400 }) - 1,
    })),
    shops: shopIds,
    customers: Array.from({ length: customers }, (_, index) => ({
      customerId: `c-${String(index + 1).padStart(7, "0")}`,
      paymentToken: `tok_${people.int(2 ** 48).toString(36)}`,
      homeShop: people.pick(shopIds),
      abroad: people.chance(0.06),
    })),
    pickProduct: createZipf({ count: products, exponent: 0.9 }),
  };
}
