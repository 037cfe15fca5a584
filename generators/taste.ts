import type { Random } from "#kernel/random";
import type { Product, World } from "./world.ts";

/** How often somebody turns to the favourite part of the catalogue rather than to what everybody buys; assumed. */
const favouriteChance = 0.7;
/** Who looks at a product next looks at one of so many that go with it. */
const companionCount = 3;

/** A product that somebody of a taste turns to: `taste` is a part of the catalogue. */
export function pickForTaste(world: World, random: Random, taste: number): Product {
  const product = random.chance(favouriteChance)
    ? world.catalogue[taste]?.[world.pickRank(random)]
    : world.products[world.pickProduct(random)];
  return product ?? random.pick(world.products);
}

/** A product that goes with another: of the same part, and always among the same few. */
export function pickCompanion(world: World, random: Random, { part, rank }: Product): Product {
  const shelf = world.catalogue[part] ?? world.products;
  return shelf[(rank + 1 + random.int(companionCount)) % shelf.length] ?? random.pick(world.products);
}
