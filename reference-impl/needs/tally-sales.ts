import { hourMs } from "#kernel/units";
import { choice, instant, int, list, logic, money } from "#model";
import type { Logic, NodeById } from "#model";
import type { kappa } from "#model/omnishop";

type TallySales = NodeById<typeof kappa, "processor", "tally-sales">;

const state = {
  hours: list({
    hourStartMs: instant(),
    currency: choice(["EUR", "GBP"]),
    units: int(),
    amountMinor: money(),
    lineCount: int(),
  }),
};

/** Hours of Paris begin when UTC's do, for its offset has been whole hours since 1911. */
function hourStartOf(soldAtMs: number): number {
  return Math.floor(soldAtMs / hourMs) * hourMs;
}

/** Keeps a product's open hours, and tells each hour whole whenever it changes. */
export function createTallySales(allowedLatenessMs: number): Logic<TallySales, typeof state> {
  const closesAtMs = (hourStartMs: number): number => hourStartMs + hourMs + allowedLatenessMs;
  return logic<TallySales>()({
    state,
    initial: () => ({ hours: [] }),
    step: ({ hours }, { record }, { emit, discard, watermarkMs }) => {
      const hourStartMs = hourStartOf(record.soldAtMs);
      if (closesAtMs(hourStartMs) <= watermarkMs) {
        discard("late");
        return { hours };
      }
      const { productId, currency, quantity, amountMinor } = record;
      const found = hours.find((hour) => hour.hourStartMs === hourStartMs && hour.currency === currency);
      const before = found ?? { hourStartMs, currency, units: 0, amountMinor: 0, lineCount: 0 };
      const after = {
        ...before,
        units: before.units + quantity,
        amountMinor: before.amountMinor + amountMinor,
        lineCount: before.lineCount + 1,
      };
      emit.hours({ productId, ...after });
      return { hours: found ? hours.map((hour) => (hour === found ? after : hour)) : [...hours, after] };
    },
    wakeAtMs: ({ hours }) =>
      hours.length === 0 ? null : Math.min(...hours.map(({ hourStartMs }) => closesAtMs(hourStartMs))),
    wake: ({ hours }, { watermarkMs }) => {
      const open = hours.filter(({ hourStartMs }) => closesAtMs(hourStartMs) > watermarkMs);
      return open.length === 0 ? null : { hours: open };
    },
  });
}
