import { hoursBetween, kappaImplementation, lambdaImplementation, mergedHours } from "#reference-impl";
import type { Pipeline, ProductHour } from "#reference-impl";

export type VariantId = "kappa" | "lambda";

const always = { fromMs: -Infinity, toMs: Infinity } as const;

/** The code of each variant, and how all that it shows of products and hours is read from its views. */
export const variants = {
  kappa: {
    implementation: kappaImplementation,
    productHours: ({ views }: Pipeline): readonly ProductHour[] => {
      const hours = views.index("sales-by-product-hour");
      return isHours(hours)
        ? [...hours.keys()].flatMap((productId) => hoursBetween(hours, { productId, ...always }))
        : [];
    },
  },
  lambda: {
    implementation: lambdaImplementation,
    productHours: ({ views }: Pipeline): readonly ProductHour[] => {
      const batch = views.index("sales-by-product-hour-batch");
      const speed = views.index("sales-by-product-hour-speed");
      if (!isHours(batch) || !isHours(speed)) return [];
      const layers = { batch, speed, cutMs: views.cutMs("sales-by-product-hour-batch") };
      const products = new Set([...batch.keys(), ...speed.keys()]);
      return [...products].flatMap((productId) => mergedHours(layers, { productId, ...always }));
    },
  },
} as const;

/** Whether a view's index is one of sales by product and hour. */
export function isHours(index: unknown): index is Map<string, Map<string, ProductHour>> {
  return index instanceof Map;
}
