import { dayMs, hourMs } from "#kernel/units";
import { choice, instant, int, list, logic, money } from "#model";
import type { Logic, NodeById } from "#model";
import type { kappa } from "#model/omnishop";

type TallyCustomerDays = NodeById<typeof kappa, "processor", "tally-customer-days">;

const fields = {
  /** The days that a receipt may still change, by currency, in the order of time. */
  openDays: list({
    dayStartMs: instant(),
    currency: choice(["EUR", "GBP"]),
    purchaseCount: int(),
    amountMinor: money(),
  }),
} as const;

/** In the night when summer time ends, a day has 25 hours. */
const longestDayMs = dayMs + hourMs;

/**
 * Keeps what a customer bought by business day and currency, and writes a day's entry whole at each change. The speed
 * layer runs the same code with a shorter lateness. A receipt without a customer is nobody's.
 *
 * @param allowedLatenessMs - How far behind the watermark a receipt may be and still count.
 */
export function tallyCustomerDays(allowedLatenessMs: number): Logic<TallyCustomerDays, typeof fields> {
  return logic<TallyCustomerDays>()({
    state: fields,
    initial: () => ({ openDays: [] }),
    step(state, { record }, { emit, discard, watermarkMs, key }) {
      const { dayStartMs, currency, kind, totalMinor, soldAtMs } = record;
      if (soldAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return state.openDays.length === 0 ? null : state;
      }
      const before = state.openDays.find((day) => day.dayStartMs === dayStartMs && day.currency === currency);
      const after = {
        dayStartMs,
        currency,
        purchaseCount: (before?.purchaseCount ?? 0) + (kind === "purchase" ? 1 : 0),
        amountMinor: (before?.amountMinor ?? 0) + totalMinor,
      };
      emit.days({ customerId: key, ...after });
      const others = state.openDays.filter((day) => day !== before);
      return { openDays: [...others, after].toSorted((a, b) => a.dayStartMs - b.dayStartMs) };
    },
    wakeAtMs({ openDays: [oldest] }) {
      return oldest === undefined ? null : oldest.dayStartMs + longestDayMs + allowedLatenessMs;
    },
    wake(state, { watermarkMs }) {
      const openDays = state.openDays.filter(
        ({ dayStartMs }) => dayStartMs + longestDayMs + allowedLatenessMs > watermarkMs,
      );
      return openDays.length === 0 ? null : { openDays };
    },
  });
}
