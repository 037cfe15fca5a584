import { RequestError } from "./request-error.ts";

type Bounds = Readonly<{ parameter: string; least: number; most: number; absent: number }>;

/**
 * Reads a whole number out of a query; gives `absent` where the parameter is not there.
 *
 * @throws {RequestError} `BAD_PARAMETER`, the client's fault, if the text is no whole number within the bounds.
 */
export function wholeNumber(text: string | undefined, { parameter, least, most, absent }: Bounds): number {
  if (text === undefined) return absent;
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RequestError(
    "BAD_PARAMETER",
    `${parameter} is ${JSON.stringify(text)}: give a whole number from ${least} to ${most}, or leave it out`,
  );
}

/**
 * Reads the span of event time that a query asks for: from `fromMs` (included) to `toMs` (excluded), all if absent.
 *
 * @throws {RequestError} `BAD_PARAMETER` if either is no instant, or if `toMs` is before `fromMs`.
 */
export function spanOf(
  query: Readonly<{ fromMs?: string | undefined; toMs?: string | undefined }>,
): Readonly<{ fromMs: number; toMs: number }> {
  const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
  const fromMs = wholeNumber(query.fromMs, { ...bounds, parameter: "fromMs", absent: bounds.least });
  const toMs = wholeNumber(query.toMs, { ...bounds, parameter: "toMs", absent: bounds.most });
  if (fromMs <= toMs) return { fromMs, toMs };
  throw new RequestError("BAD_PARAMETER", `toMs is ${toMs}, before fromMs ${fromMs}: give a later instant`);
}
