import type { Answer, NodeById } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { kappa } from "#model/omnishop";
import { wholeNumber } from "../query-number.ts";
import { isInStock } from "../stock/stock-fold.ts";
import type { stockFold } from "../stock/stock-fold.ts";
import type { sessionsFold } from "./session-index.ts";
import { recommend } from "./vmis-knn.ts";

type Recommended = Readonly<{ productId: string; reason: "similar-sessions" | "popular" }>;

const limitBounds = { parameter: "limit", least: 1, most: 100, absent: 20 } as const;

/**
 * Answers what a session may want to see next and some place has: from sessions like it, then what is popular, which is
 * all there is for a session that is new. `limit` is 1 to 100, 20 unless given.
 */
export const recommendations: Answer<
  NodeById<typeof kappa, "endpoint", "recommendations">,
  Readonly<{ "session-items": typeof sessionsFold; "stock-levels": typeof stockFold }>
> = {
  answer({ sessions, stock }, { path: { sessionId }, query }) {
    const limit = wholeNumber(query.limit, limitBounds);
    const items = sessions.session(sessionId)?.items ?? [];
    const products = new Map<string, Recommended>();
    const offer = (productId: string, reason: Recommended["reason"]): void => {
      if (productId === items.at(-1) || products.has(productId) || !isInStock(stock, productId)) return;
      products.set(productId, { productId, reason });
    };
    for (const { productId } of recommend(
      sessions,
      { sessionId, items },
      personalisationPolicy.recommender,
    )) {
      if (products.size === limit) break;
      offer(productId, "similar-sessions");
    }
    for (const productId of sessions.counts.ranked()) {
      if (products.size === limit) break;
      offer(productId, "popular");
    }
    return { sessionId, products: [...products.values()] };
  },
};
