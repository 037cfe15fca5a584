import { hourMs } from "#kernel/units";
import type { Answer, NodeById } from "#model";
import type { lambda } from "#model/omnishop";
import { hoursBetween } from "./folds.ts";
import type { hoursFold, HoursIndex, ProductHour } from "./folds.ts";
import { spanOf } from "./query-number.ts";

type LambdaHours = Readonly<{
  "sales-by-product-hour-batch": typeof hoursFold;
  "sales-by-product-hour-speed": typeof hoursFold;
}>;

type Layers = Readonly<{ batch: HoursIndex; speed: HoursIndex; cutMs: number | null }>;
type Asked = Readonly<{ productId: string; fromMs: number; toMs: number }>;

/** A product's hours from both layers: the batch for hours that end by its cut, the speed layer from there on. */
export function mergedHours({ batch, speed, cutMs }: Layers, asked: Asked): readonly ProductHour[] {
  // An hour that the cut divides is not whole in the batch, so that it is the speed layer's.
  const cutHourMs = Math.floor((cutMs ?? 0) / hourMs) * hourMs;
  return [
    ...hoursBetween(batch, { ...asked, toMs: Math.min(asked.toMs, cutHourMs) }),
    ...hoursBetween(speed, { ...asked, fromMs: Math.max(asked.fromMs, cutHourMs) }),
  ];
}

/** Answers what a product sold by hour from both layers. Null if neither knows the product. */
export const mergeSales: Answer<NodeById<typeof lambda, "endpoint", "product-sales">, LambdaHours> = {
  answer({ batch, speed }, { path: { productId }, query, cutMs }) {
    if (!batch.has(productId) && !speed.has(productId)) return null;
    const layers = { batch, speed, cutMs: cutMs.batch };
    return { productId, hours: mergedHours(layers, { productId, ...spanOf(query) }) };
  },
};
