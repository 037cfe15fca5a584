import { fold } from "#model";
import type { RecordOf, View } from "#model";
import type { stockLevel } from "#model/omnishop";

export type StockLevel = RecordOf<typeof stockLevel>;
/** What the places have of one product, and how many of them have any. */
type ProductStock = { readonly levels: Map<string, StockLevel>; stockedPlaceCount: number };
/** By product. */
export type StockIndex = Map<string, ProductStock>;

/** Keeps the last level of each product and place. */
export const stockFold = fold<View<string, typeof stockLevel>>()({
  empty: (): StockIndex => new Map(),
  apply(index, change) {
    const stock = index.get(change.productId) ?? {
      levels: new Map<string, StockLevel>(),
      stockedPlaceCount: 0,
    };
    const before = stock.levels.get(change.placeId);
    stock.stockedPlaceCount += stocked(change) - stocked(before);
    stock.levels.set(change.placeId, change);
    index.set(change.productId, stock);
    return index;
  },
});

function stocked(level: StockLevel | undefined): 0 | 1 {
  return level !== undefined && level.onHand > 0 ? 1 : 0;
}

/** Whether any place has a unit of the product; of a product that no movement names, none has. */
export function isInStock(index: StockIndex, productId: string): boolean {
  return (index.get(productId)?.stockedPlaceCount ?? 0) > 0;
}

/** The levels of a product, by place; none if unknown. */
export function levelsOf(index: StockIndex, productId: string): readonly StockLevel[] {
  return [...(index.get(productId)?.levels.values() ?? [])].toSorted((a, b) =>
    a.placeId < b.placeId ? -1 : 1,
  );
}
