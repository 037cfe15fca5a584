import type { RecordOf } from "#model";
import type { customerDay, sale } from "#model/omnishop";
import { differing } from "./difference.ts";

/** A customer's purchases of a date of Paris in one currency. */
type ExpectedDay = Readonly<{
  customerId: string;
  /** As 2026-01-31. */
  date: string;
  currency: "EUR" | "GBP";
  purchaseCount: number;
  amountMinor: number;
}>;

/**
 * Gives what each customer bought on each date of Paris, each receipt once.
 *
 * @param sold - Receipts in the order of their arrival, copies included; only those that count.
 */
export function expectedCustomerDays(sold: readonly RecordOf<typeof sale>[]): readonly ExpectedDay[] {
  const rows: Record<string, ExpectedDay> = {};
  const seen = new Set<string>();
  for (const { saleId, customerId, currency, kind, totalMinor, soldAtMs } of sold) {
    if (customerId === null || seen.has(saleId)) continue;
    seen.add(saleId);
    const date = dateInParis(soldAtMs);
    const place = JSON.stringify([customerId, date, currency]);
    const row = rows[place];
    rows[place] = {
      customerId,
      date,
      currency,
      purchaseCount: (row === undefined ? 0 : row.purchaseCount) + (kind === "purchase" ? 1 : 0),
      amountMinor: (row === undefined ? 0 : row.amountMinor) + totalMinor,
    };
  }
  return Object.values(rows);
}

/** How many entries by customer, day and currency are missing, extra or unequal. */
export function differingCustomerDays(
  expected: readonly ExpectedDay[],
  shown: readonly RecordOf<typeof customerDay>[],
): number {
  return differing(
    { expected, shown: shown.map(asExpectedDay) },
    {
      name: ({ customerId, date, currency }) => [customerId, date, currency],
      value: ({ purchaseCount, amountMinor }) => [purchaseCount, amountMinor],
    },
  );
}

/** A served entry in the oracle's terms; its date says so where its instant is no midnight of Paris. */
function asExpectedDay({ dayStartMs, ...day }: RecordOf<typeof customerDay>): ExpectedDay {
  const isMidnight = dateInParis(dayStartMs) !== dateInParis(dayStartMs - 1);
  return { ...day, date: isMidnight ? dateInParis(dayStartMs) : `not midnight: ${dayStartMs}` };
}

// The language's own calendar, which knows nothing of the reckoning that it is to judge.
const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });
const datesByHour = new Map<number, string>();

/** A date changes on the hour only, so that one formatting an hour is enough. */
function dateInParis(instantMs: number): string {
  const hour = Math.floor(instantMs / 3_600_000);
  const known = datesByHour.get(hour);
  if (known !== undefined) return known;
  const date = calendar.format(instantMs);
  datesByHour.set(hour, date);
  return date;
}
