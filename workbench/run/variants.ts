import { kappaImplementation, lambdaImplementation } from "#reference-impl";
import type { HoursIndex } from "#reference-impl";

export type VariantId = "kappa" | "lambda";

/** The code of each variant. */
export const variants = {
  kappa: { implementation: kappaImplementation },
  lambda: { implementation: lambdaImplementation },
} as const;

/** Whether a view's index is one of sales by product and hour. */
export function isHours(index: unknown): index is HoursIndex {
  return index instanceof Map;
}
