import { formatBytes, formatNumber, hourMs, minuteMs, secondMs } from "#kernel/units";
import type { Language } from "#kernel/units";
import { readingOf } from "#model";
import type { Evidence, Metric, Reading } from "#model";
import { figure } from "../document/inline.ts";
import type { FigureOrigin, Inline } from "../document/tree.ts";

const absentWords = { fr: "non mesuré", en: "not measured" } as const;

/** A number with three significant digits, in whole from a hundred on; what counts things is whole anyway. */
export function printNumber(value: number, language: Language): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return formatNumber(value, { language, digits });
}

/** A number and its unit, joined by a no-break space. */
export function printQuantity(
  value: number,
  { unit, language }: Readonly<{ unit: Metric["unit"]; language: Language }>,
): string {
  if (unit?.[language] === "ms" && value >= millisecondsMax) return printLongTime(value, language);
  const name = unit?.[language] ?? "";
  if ((name === "bytes" || name === "octets") && value >= bytesMax) return formatBytes(value, language);
  const number = printNumber(value, language);
  return name === "" ? number : `${number}\u00a0${name}`;
}

/** From here on bytes are too many to take in. */
const bytesMax = 1_000_000;

/** From here on milliseconds are too many to take in. */
const millisecondsMax = 10_000;

/** A time of seconds, minutes or hours: the largest unit of which there are two at least. */
function printLongTime(value: number, language: Language): string {
  const units = [
    { name: "h", ms: hourMs },
    { name: "min", ms: minuteMs },
  ];
  const { name, ms } = units.find((unit) => value >= 2 * unit.ms) ?? { name: "s", ms: secondMs };
  return `${printNumber(value / ms, language)}\u00a0${name}`;
}

/** Where a figure of a piece of evidence comes from. */
export function originOfPiece({ provenance, profile, id }: Evidence): FigureOrigin {
  return { kind: provenance, profile, evidenceId: id };
}

/** What is asked of the evidence: a metric of a subject. */
export type Asked = Readonly<{ metric: Metric; subject: string }>;

/** The reading as a figure with its unit, or that there is none. */
export function quantityOf(
  { metric, subject }: Asked,
  { evidence, language }: Readonly<{ evidence: readonly Evidence[]; language: Language }>,
): Inline {
  const reading = readingOf({ metric: metric.id, subject }, evidence);
  if (reading === null) return absent(language);
  return figure(printQuantity(reading.value, { unit: metric.unit, language }), originOfPiece(reading.piece));
}

/** That nothing measured it, in so many words. */
export function absent(language: Language): Inline {
  return { kind: "absent", text: absentWords[language] };
}

/**
 * The bounds of a reading, "11.2 to 14.0", each with its unit where that is another than the metric's; empty where it is
 * exact or its spread is not known.
 */
export function printSpread(
  { interval }: Reading,
  { unit, language }: Readonly<{ unit: Metric["unit"]; language: Language }>,
): string {
  if (interval === null || interval.low === interval.high) return "";
  const to = language === "fr" ? "à" : "to";
  const bounds = [interval.low, interval.high].map((value) => printQuantity(value, { unit, language }));
  const own = unit === null ? "" : `\u00a0${unit[language]}`;
  const plain = bounds.map((text) =>
    own.length > 1 && text.endsWith(own) ? text.slice(0, -own.length) : text,
  );
  return plain.join(` ${to} `);
}
