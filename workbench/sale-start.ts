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

/** What runs of generated receipts have in common: they come so thinly that a small run spans more than one night. */
export function saleStart(options: Readonly<{ seed: string; receipts: number }>): Readonly<{
  seed: string;
  receipts: number;
  startMs: number;
  ratePerSecond: number;
}> {
  return { seed: options.seed, receipts: options.receipts, startMs: retailStartMs, ratePerSecond: 0.1 };
}
