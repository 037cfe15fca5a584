import {
  type CivilTime,
  civilFromDays,
  dayOfWeek,
  daysFromCivil,
  utcDay,
  utcMs,
  utcParts,
} from "./civil-time.ts";
import { dayMs, hourMs } from "./units.ts";

/** The zones in which the business lives, by their IANA names. */
export type TimeZone = "Europe/Paris" | "Europe/London";

const standardOffsetMs: Readonly<Record<TimeZone, number>> = {
  "Europe/Paris": hourMs,
  "Europe/London": 0,
};
const summerAheadMs = hourMs;

/**
 * Gives how far the clocks of a zone are ahead of UTC at an instant. Right from 1996 on; before, the rule of today
 * is applied although the zones had others.
 *
 * Source: Directive 2000/84/EC and, for London, the Summer Time Order 2002: summer time runs from the last Sunday
 * of March to the last Sunday of October, each at 01:00 UTC.
 */
export function zoneOffsetMs(instantMs: number, zone: TimeZone): number {
  return standardOffsetMs[zone] + (isSummerTime(instantMs) ? summerAheadMs : 0);
}

function isSummerTime(instantMs: number): boolean {
  const { year, month } = civilFromDays(utcDay(instantMs));
  if (month === 3) return instantMs >= lastSundayMs({ year, month });
  if (month === 10) return instantMs < lastSundayMs({ year, month });
  return month > 3 && month < 10;
}

/** Gives 01:00 UTC on the last Sunday of a month of 31 days. */
function lastSundayMs({ year, month }: Readonly<{ year: number; month: number }>): number {
  const lastDay = daysFromCivil({ year, month, day: 31 });
  return (lastDay - (dayOfWeek(lastDay) % 7)) * dayMs + hourMs;
}

/** Gives what a clock on the wall of a zone shows at an instant. */
export function localParts(instantMs: number, zone: TimeZone): CivilTime {
  return utcParts(instantMs + zoneOffsetMs(instantMs, zone));
}

/**
 * Gives the instant at which a clock of a zone shows a time, in milliseconds since the epoch. A time that comes
 * twice, when summer time ends, means the first; one that is skipped, when it begins, means as long after the gap
 * as it lies in it.
 */
export function localToUtcMs(civil: CivilTime, zone: TimeZone): number {
  const standardMs = utcMs(civil) - standardOffsetMs[zone];
  const summerMs = standardMs - summerAheadMs;
  const isSummer = zoneOffsetMs(summerMs, zone) !== standardOffsetMs[zone];
  return isSummer ? summerMs : standardMs;
}

/** Gives the local date of an instant, as days since 1970-01-01. */
export function businessDay(instantMs: number, zone: TimeZone): number {
  return utcDay(instantMs + zoneOffsetMs(instantMs, zone));
}

/** Gives the instant at which a business day begins: its local midnight. */
export function startOfBusinessDayMs(epochDay: number, zone: TimeZone): number {
  const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };
  return localToUtcMs({ ...civilFromDays(epochDay), ...midnight }, zone);
}

/** Gives the instant at which the local hour of an instant began; the hour that comes twice is two hours. */
export function startOfLocalHourMs(instantMs: number, zone: TimeZone): number {
  const offsetMs = zoneOffsetMs(instantMs, zone);
  return Math.floor((instantMs + offsetMs) / hourMs) * hourMs - offsetMs;
}
