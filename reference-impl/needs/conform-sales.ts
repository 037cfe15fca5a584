import { businessDay, startOfBusinessDayMs } from "#kernel/time-zone";
import { boolean, instant, logic } from "#model";
import type { Logic, NodeById, RecordOf } from "#model";
import type { kappa, receipt, sale, saleLine } from "#model/omnishop";

type ConformSales = NodeById<typeof kappa, "processor", "conform-sales">;

const fields = {
  isSeen: boolean(),
  /** From this watermark on a receipt of the id is late, so that the key need not be remembered. */
  forgetAtMs: instant(),
} as const;

/**
 * Lets each receipt through once, cut into its lines and its head. A second receipt of an id is a duplicate while the first is
 * remembered; beyond the allowed lateness it is late, which keeps it out as surely, and the id is forgotten.
 *
 * @param allowedLatenessMs - How far behind the watermark a receipt may be and still count.
 */
export function conformSales(allowedLatenessMs: number): Logic<ConformSales, typeof fields> {
  return logic<ConformSales>()({
    state: fields,
    initial: () => ({ isSeen: false, forgetAtMs: 0 }),
    step(state, { record }, { emit, discard, watermarkMs }) {
      if (record.soldAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return state.isSeen ? state : null;
      }
      if (state.isSeen) {
        discard("duplicate");
        return state;
      }
      for (const line of linesOf(record)) emit.lines(line);
      emit.receipts(receiptOf(record));
      return { isSeen: true, forgetAtMs: record.soldAtMs + allowedLatenessMs + 1 };
    },
    wakeAtMs: (state) => (state.isSeen ? state.forgetAtMs : null),
    wake: () => null,
  });
}

/** Cuts a receipt into its lines, numbered from 1 in the receipt's order. */
export function linesOf(receipt: RecordOf<typeof sale>): readonly RecordOf<typeof saleLine>[] {
  const { saleId, channel, placeId, currency, soldAtMs } = receipt;
  return receipt.lines.map(({ productId, quantity, amountMinor }, index) => ({
    saleId,
    lineNumber: index + 1,
    channel,
    placeId,
    productId,
    quantity,
    currency,
    amountMinor,
    soldAtMs,
  }));
}

/** The head of a receipt: no lines, no terminal and no token, and the business day in Paris beside the instant. */
function receiptOf(from: RecordOf<typeof sale>): RecordOf<typeof receipt> {
  const { saleId, kind, channel, placeId, customerId, currency, totalMinor, soldAtMs } = from;
  const dayStartMs = startOfBusinessDayMs(businessDay(soldAtMs, "Europe/Paris"), "Europe/Paris");
  return { saleId, kind, channel, placeId, customerId, currency, totalMinor, dayStartMs, soldAtMs };
}
