import { businessDay, startOfLocalHourMs, zoneOffsetMs } from "#kernel/time-zone";
import { hourMs } from "#kernel/units";

/** Hours of a week in Paris: 0 is Monday from midnight to one, 167 the last of Sunday. */
export const weekHours = 168;

/** The hour of the week in which an instant lies, in Paris. */
export function weekHourOf(instantMs: number): number {
  const local = Math.floor((instantMs + zoneOffsetMs(instantMs, "Europe/Paris")) / hourMs);
  // The epoch began on a Thursday, three days after a Monday.
  return (local + 3 * 24) % weekHours;
}

/** An hour on the clocks of Paris, and which of the week it is. */
export type WeekHour = Readonly<{ startMs: number; endMs: number; weekHour: number }>;

/** Gives hours of the week, remembering the last: who asks goes forward in time, thousands of times an hour. */
export function createWeekClock(): (instantMs: number) => WeekHour {
  let hour: WeekHour = { startMs: 0, endMs: 0, weekHour: 0 };
  return (instantMs) => {
    if (instantMs < hour.startMs || instantMs >= hour.endMs) {
      const startMs = startOfLocalHourMs(instantMs, "Europe/Paris");
      hour = { startMs, endMs: startMs + hourMs, weekHour: weekHourOf(instantMs) };
    }
    return hour;
  };
}

/** The local date of an instant in Paris, as days since 1970-01-01. */
export function parisDay(instantMs: number): number {
  return businessDay(instantMs, "Europe/Paris");
}
