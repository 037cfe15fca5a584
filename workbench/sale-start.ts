import { utcMs } from "#kernel/civil-time";

/** What generated runs have in common: they begin on a Monday in winter, thinly enough that a small run spans more than one night. */
export function saleStart(options: Readonly<{ seed: string; receipts: number }>): Readonly<{
  seed: string;
  receipts: number;
  startMs: number;
  ratePerSecond: number;
}> {
  const startMs = utcMs({ year: 2026, month: 1, day: 12, hour: 7, minute: 0, second: 0, millisecond: 0 });
  return { seed: options.seed, receipts: options.receipts, startMs, ratePerSecond: 0.1 };
}
