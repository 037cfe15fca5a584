import { invariant } from "./invariant.ts";

/** Durations in milliseconds; a day is 24 hours, which a business day need not be. */
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A language in which numbers are written for people. */
export type Language = "fr" | "en";

type NumberMarks = Readonly<{
  group: string;
  decimal: string;
  percent: string;
  byteUnits: readonly string[];
}>;

const narrowNoBreakSpace = "\u202f";
const noBreakSpace = "\u00a0";
const minus = "\u2212";

const marks: Readonly<Record<Language, NumberMarks>> = {
  fr: {
    group: narrowNoBreakSpace,
    decimal: ",",
    percent: `${narrowNoBreakSpace}%`,
    byteUnits: ["o", "ko", "Mo", "Go", "To", "Po"],
  },
  en: { group: ",", decimal: ".", percent: "%", byteUnits: ["B", "kB", "MB", "GB", "TB", "PB"] },
};

/**
 * Writes an integer for people: "1,234,567", or in French with narrow no-break spaces. Below zero it has a true
 * minus sign (U+2212).
 *
 * @throws {InvariantError} if `value` is not an integer within 2^53.
 */
export function formatInteger(value: number, language: Language): string {
  invariant(Number.isSafeInteger(value), `formatInteger takes an integer within 2^53: ${value}`);
  return formatNumber(value, { language, digits: 0 });
}

/**
 * Writes a number for people with exactly `digits` decimals, 0..20, rounded half away from zero on the number's exact
 * binary value: "1,234.50", in French "1 234,50" with a narrow no-break space.
 *
 * @throws {InvariantError} if `value` is not finite, or 10^21 and more; if `digits` is no integer in 0..20.
 */
export function formatNumber(
  value: number,
  { language, digits }: Readonly<{ language: Language; digits: number }>,
): string {
  invariant(Math.abs(value) < 1e21, `formatNumber takes a finite number below 10^21: ${value}`);
  invariant(Number.isInteger(digits) && digits >= 0 && digits <= 20, `digits are in 0..20: ${digits}`);
  const { group, decimal } = marks[language];
  const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  const magnitude = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return value < 0 && /[1-9]/.test(magnitude) ? `${minus}${magnitude}` : magnitude;
}

/**
 * Writes a ratio as per cent: 0.125 is "12.5%", in French "12,5 %" with a narrow no-break space.
 *
 * @throws {InvariantError} as formatNumber does.
 */
export function formatPercent(
  ratio: number,
  format: Readonly<{ language: Language; digits: number }>,
): string {
  return formatNumber(ratio * 100, format) + marks[format.language].percent;
}

/**
 * Writes a quantity of bytes in the decimal unit (1 kB is 1,000 B) that leaves 1 to 3 digits before the decimal
 * mark, with three significant ones: "1.50 MB", in French "1,50 Mo", joined by a no-break space.
 *
 * @throws {InvariantError} if `bytes` is negative or not finite.
 */
export function formatBytes(bytes: number, language: Language): string {
  invariant(bytes >= 0 && bytes < 1e21, `formatBytes takes a finite number of at least 0: ${bytes}`);
  const { byteUnits } = marks[language];
  let scaled = bytes;
  let step = 0;
  // 999.5 would be written 1,000 of its unit, and so belongs to the next.
  while (scaled >= 999.5 && step < byteUnits.length - 1) {
    scaled /= 1000;
    step += 1;
  }
  const digits = step === 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return formatNumber(scaled, { language, digits }) + noBreakSpace + (byteUnits[step] ?? "");
}
