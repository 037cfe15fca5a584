import { utcMs } from "#kernel/civil-time";

/** Generated runs begin on a Monday in winter, at eight in the morning in Paris. */
export const retailStartMs: number = utcMs({
  year: 2026,
  month: 1,
  day: 12,
  hour: 7,
  minute: 0,
  second: 0,
  millisecond: 0,
});
