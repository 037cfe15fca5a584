import type { AlertsIndex, HoursIndex, ProductHour } from "./folds.ts";
import { RequestError } from "./request-error.ts";

type Span = Readonly<{ fromMs: number; toMs: number }>;
type SpanQuery = Readonly<{ fromMs?: string | undefined; toMs?: string | undefined }>;

/** The asked span of time, all of it unless said; milliseconds since the epoch, the end left out. */
export function spanOf(query: SpanQuery): Span {
  return {
    fromMs: query.fromMs === undefined ? -Infinity : wholeNumber("fromMs", query.fromMs),
    toMs: query.toMs === undefined ? Infinity : wholeNumber("toMs", query.toMs),
  };
}

/** @throws {RequestError} `BAD_PARAMETER` unless the text is a whole number. */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(value)) return value;
  throw new RequestError("BAD_PARAMETER", `${name} is "${text}": it takes a whole number`);
}

/** A product's hours within a span, by hour, then by currency; none where the product is not known. */
export function hoursOf(
  index: HoursIndex,
  productId: string,
  { fromMs, toMs }: Span,
): readonly ProductHour[] {
  return [...(index.get(productId)?.values() ?? [])]
    .filter(({ hourStartMs }) => hourStartMs >= fromMs && hourStartMs < toMs)
    .toSorted((a, b) => a.hourStartMs - b.hourStartMs || (a.currency < b.currency ? -1 : 1));
}

/** What Lambda shows of a product: the batch's hours before its cut, the speed layer's from the cut on. */
export function mergedHoursOf(
  layers: Readonly<{ batch: HoursIndex; speed: HoursIndex; cutMs: number | null }>,
  productId: string,
  { fromMs, toMs }: Span,
): readonly ProductHour[] {
  const cutMs = layers.cutMs ?? -Infinity;
  return [
    ...hoursOf(layers.batch, productId, { fromMs, toMs: Math.min(toMs, cutMs) }),
    ...hoursOf(layers.speed, productId, { fromMs: Math.max(fromMs, cutMs), toMs }),
  ];
}

/** The newest alerts first, at most `limit` of them. */
export function newestAlerts(
  index: AlertsIndex,
  limit: number,
): readonly (AlertsIndex extends Map<string, infer A> ? A : never)[] {
  return [...index.values()]
    .toSorted((a, b) => b.soldAtMs - a.soldAtMs || (a.saleId < b.saleId ? -1 : 1))
    .slice(0, limit);
}
