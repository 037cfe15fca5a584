import { invariant } from "./invariant.ts";
import { dayMs, hourMs, minuteMs, secondMs } from "./units.ts";

/** A date of the Gregorian calendar, which is also applied to the years before it was introduced. */
export type CivilDate = Readonly<{ year: number; month: number; day: number }>;

/** A date and what a clock on the wall shows, in a time zone that only the context knows. */
export type CivilTime = CivilDate &
  Readonly<{ hour: number; minute: number; second: number; millisecond: number }>;

/**
 * Gives the days from 1970-01-01 to a date. A month or day beyond its range counts on: day 0 is the last day of the
 * month before, month 13 is the next January.
 *
 * Source: days run through 400-year cycles of years that begin in March, so that a leap day comes last.
 */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const monthsFromMarch = year * 12 + month - 3;
  const marchYear = Math.floor(monthsFromMarch / 12);
  const marchMonth = monthsFromMarch - marchYear * 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfMarchYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfMarchYear - daysToEpoch;
}

/** Days from 0000-03-01 to 1970-01-01. */
const daysToEpoch = 719_468;
const cycleDays = 146_097;

/**
 * Gives the date that lies a number of days after 1970-01-01.
 *
 * @throws {InvariantError} if `epochDay` is not an integer.
 */
export function civilFromDays(epochDay: number): CivilDate {
  invariant(Number.isInteger(epochDay), "a day is an integer of days since 1970-01-01");
  const days = epochDay + daysToEpoch;
  const cycle = Math.floor(days / cycleDays);
  const dayOfCycle = days - cycle * cycleDays;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const yearStart = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - yearStart;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const beforeJanuary = marchMonth < 10;
  return {
    year: cycle * 400 + yearOfCycle + (beforeJanuary ? 0 : 1),
    month: marchMonth + (beforeJanuary ? 3 : -9),
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Gives the day of the week as ISO 8601 counts: Monday is 1, Sunday is 7. */
export function dayOfWeek(epochDay: number): number {
  return epochDay + 4 - Math.floor((epochDay + 3) / 7) * 7;
}

/** Gives the day, in UTC, in which an instant lies, as days since 1970-01-01. */
export function utcDay(instantMs: number): number {
  return Math.floor(instantMs / dayMs);
}

/** Gives what a clock set to UTC shows at an instant; a fraction of a millisecond is dropped. */
export function utcParts(instantMs: number): CivilTime {
  const epochDay = utcDay(instantMs);
  const timeMs = Math.floor(instantMs - epochDay * dayMs);
  return {
    ...civilFromDays(epochDay),
    hour: Math.floor(timeMs / hourMs),
    minute: Math.floor(timeMs / minuteMs) % 60,
    second: Math.floor(timeMs / secondMs) % 60,
    millisecond: timeMs % secondMs,
  };
}

/** Gives the instant at which a clock set to UTC shows a time, in milliseconds since the epoch. */
export function utcMs(civil: CivilTime): number {
  const { hour, minute, second, millisecond } = civil;
  return daysFromCivil(civil) * dayMs + hour * hourMs + minute * minuteMs + second * secondMs + millisecond;
}

const isoInstant =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads an instant such as "2010-12-01T08:26" of ISO 8601: seconds, their fraction (cut to milliseconds) and the
 * offset ("Z", "+01:00", "+0100") may be absent.
 *
 * @param toUtcMs - Gives the instant of a time without offset, in the zone of the caller; UTC unless said.
 * @returns Milliseconds since the epoch, or null if the text is no such instant or names a date that does not exist.
 */
export function parseIsoInstant(text: string, toUtcMs: (civil: CivilTime) => number = utcMs): number | null {
  const match = isoInstant.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", offset] = match;
  const civil = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, "0").slice(0, 3)),
  };
  if (!isDate(civil) || civil.hour > 23 || civil.minute > 59 || civil.second > 59) return null;
  if (offset === undefined) return toUtcMs(civil);
  const offsetMs = parseOffsetMs(offset);
  return offsetMs === null ? null : utcMs(civil) - offsetMs;
}

function parseOffsetMs(offset: string): number | null {
  if (offset === "Z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  const magnitudeMs = hours * hourMs + minutes * minuteMs;
  return offset.startsWith("-") ? -magnitudeMs : magnitudeMs;
}

/**
 * Reads a date such as "2010-12-01".
 *
 * @returns Days since 1970-01-01, or null if the text is no such date or names one that does not exist.
 */
export function parseIsoDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDate(date) ? daysFromCivil(date) : null;
}

function isDate({ year, month, day }: CivilDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= daysFromCivil({ year, month: month + 1, day: 0 }) - daysFromCivil({ year, month, day: 0 });
}

/** Writes an instant as "2010-12-01T08:26:00.000Z"; a year outside 0..9999 has a sign and six digits. */
export function formatIsoInstant(instantMs: number): string {
  const { hour, minute, second, millisecond } = utcParts(instantMs);
  const time = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${pad(millisecond, 3)}`;
  return `${formatIsoDate(utcDay(instantMs))}T${time}Z`;
}

/** Writes a day, given as days since 1970-01-01, as "2010-12-01". */
export function formatIsoDate(epochDay: number): string {
  const { year, month, day } = civilFromDays(epochDay);
  const isFourDigits = year >= 0 && year <= 9999;
  const yearText = isFourDigits ? pad(year, 4) : `${year < 0 ? "-" : "+"}${pad(Math.abs(year), 6)}`;
  return `${yearText}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
