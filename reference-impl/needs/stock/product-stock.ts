import type { Answer, NodeById } from "#model";
import type { kappa } from "#model/omnishop";
import { levelsOf } from "./stock-fold.ts";
import type { stockFold } from "./stock-fold.ts";

/** Answers what each place has of a product, or one place if it is named; null if no movement ever named that. */
export const productStock: Answer<
  NodeById<typeof kappa, "endpoint", "product-stock">,
  Readonly<{ "stock-levels": typeof stockFold }>
> = {
  answer({ levels }, { path: { productId }, query: { placeId } }) {
    const places = levelsOf(levels, productId).filter(
      (level) => placeId === undefined || level.placeId === placeId,
    );
    if (places.length === 0) return null;
    return {
      productId,
      onHand: places.reduce((sum, { onHand }) => sum + onHand, 0),
      places: places.map(({ placeId: id, onHand, demandPerDayMean, reorderPoint, changedAtMs }) => ({
        placeId: id,
        onHand,
        demandPerDayMean,
        reorderPoint,
        changedAtMs,
      })),
    };
  },
};
