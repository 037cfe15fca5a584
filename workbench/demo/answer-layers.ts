import { hoursBetween, mergedHours } from "#reference-impl";
import type { ProductHour, ViewReader } from "#reference-impl";
import type { FreshnessClock } from "#report";
import { isHours } from "../run/variants.ts";
import type { VariantId } from "../run/variants.ts";
import type { Place } from "./missing-lines.ts";

/** One way in which a variant can be asked for sales by product and hour. */
export type AnswerLayer = Readonly<{
  id: FreshnessClock["id"];
  /** Lines counted at a place, as the views are now. */
  lineCountAt(views: ViewReader, place: Place): number;
  /** Changes whenever what is counted may have changed; null where that may be at any time. */
  stamp(views: ViewReader): number | null;
}>;

const batchView = "sales-by-product-hour-batch";
const speedView = "sales-by-product-hour-speed";

/** What each variant answers, and of Lambda also what its batch layer alone would. */
export const answerLayers: Readonly<Record<VariantId, readonly AnswerLayer[]>> = {
  kappa: [
    {
      id: "answer",
      lineCountAt: (views, place) => {
        const hours = views.index("sales-by-product-hour");
        return isHours(hours) ? countIn(hoursBetween(hours, askedFor(place)), place) : 0;
      },
      stamp: () => null,
    },
  ],
  lambda: [
    {
      id: "answer",
      lineCountAt: (views, place) => {
        const batch = views.index(batchView);
        const speed = views.index(speedView);
        if (!isHours(batch) || !isHours(speed)) return 0;
        const layers = { batch, speed, cutMs: views.cutMs(batchView) };
        return countIn(mergedHours(layers, askedFor(place)), place);
      },
      stamp: () => null,
    },
    {
      id: "batch-layer",
      lineCountAt: (views, place) => {
        const batch = views.index(batchView);
        return isHours(batch) ? countIn(hoursBetween(batch, askedFor(place)), place) : 0;
      },
      stamp: (views) => views.cutMs(batchView) ?? -Infinity,
    },
  ],
};

function askedFor({ productId, hourStartMs }: Place): Parameters<typeof hoursBetween>[1] {
  return { productId, fromMs: hourStartMs, toMs: hourStartMs + 1 };
}

function countIn(hours: readonly ProductHour[], { currency }: Place): number {
  return hours.find((hour) => hour.currency === currency)?.lineCount ?? 0;
}
