import { startOfLocalHourMs } from "#kernel/time-zone";
import { hourMs } from "#kernel/units";
import { choice, instant, int, list, logic, money } from "#model";
import type { Logic, NodeById, ValuesOf } from "#model";
import type { kappa } from "#model/omnishop";

type TallySales = NodeById<typeof kappa, "processor", "tally-sales">;

const fields = {
  /** The hours that a line may still change, by currency, in the order of time. */
  openHours: list({
    hourStartMs: instant(),
    currency: choice(["EUR", "GBP"]),
    units: int(),
    amountMinor: money(),
    lineCount: int(),
  }),
} as const;

type OpenHours = ValuesOf<typeof fields>["openHours"];

/**
 * Keeps what a product sold by hour of Paris and currency, and writes an hour's entry whole at each change. An hour
 * stays open until no line of it can be on time. The speed layer runs the same code with a shorter lateness.
 *
 * @param allowedLatenessMs - How far behind the watermark a line may be and still count.
 */
export function tallySales(allowedLatenessMs: number): Logic<TallySales, typeof fields> {
  return logic<TallySales>()({
    state: fields,
    initial: () => ({ openHours: [] }),
    step(state, { record }, { emit, discard, watermarkMs }) {
      if (record.soldAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return state.openHours.length === 0 ? null : state;
      }
      const { currency } = record;
      const hourStartMs = startOfLocalHourMs(record.soldAtMs, "Europe/Paris");
      const isSameHour = (hour: OpenHours[number]): boolean =>
        hour.hourStartMs === hourStartMs && hour.currency === currency;
      const before = state.openHours.find(isSameHour);
      const after = {
        hourStartMs,
        currency,
        units: (before?.units ?? 0) + record.quantity,
        amountMinor: (before?.amountMinor ?? 0) + record.amountMinor,
        lineCount: (before?.lineCount ?? 0) + 1,
      };
      emit.hours({ productId: record.productId, ...after });
      return {
        openHours:
          before === undefined
            ? inserted(state.openHours, after)
            : state.openHours.map((hour) => (hour === before ? after : hour)),
      };
    },
    wakeAtMs({ openHours: [oldest] }) {
      return oldest === undefined ? null : closesAtMs(oldest, allowedLatenessMs);
    },
    wake(state, { watermarkMs }) {
      const openHours = state.openHours.filter((hour) => closesAtMs(hour, allowedLatenessMs) > watermarkMs);
      return openHours.length === 0 ? null : { openHours };
    },
  });
}

/** From this watermark on even a line of the hour's last millisecond is late. */
function closesAtMs({ hourStartMs }: OpenHours[number], allowedLatenessMs: number): number {
  return hourStartMs + hourMs + allowedLatenessMs;
}

function inserted(hours: OpenHours, added: OpenHours[number]): OpenHours {
  const index = hours.findIndex(({ hourStartMs }) => hourStartMs > added.hourStartMs);
  return index === -1 ? [...hours, added] : hours.toSpliced(index, 0, added);
}
