import { instant, logic } from "#model";
import type { Logic, NodeById } from "#model";
import type { kappa } from "#model/omnishop";

type ConformSales = NodeById<typeof kappa, "processor", "conform-sales">;

/** How long a receipt's id is remembered: as long as a copy of it could still be in time. */
const state = { forgetAtMs: instant() };

/** A receipt not seen yet has this state; no receipt is forgotten before it was seen. */
const unseen = -1;

/** Lets each receipt through once and cuts it into lines; a copy after the allowed lateness is late, not a duplicate. */
export function createConformSales(allowedLatenessMs: number): Logic<ConformSales, typeof state> {
  return logic<ConformSales>()({
    state,
    initial: () => ({ forgetAtMs: unseen }),
    step: (seen, { record }, { emit, discard, watermarkMs }) => {
      if (seen.forgetAtMs !== unseen) {
        discard("duplicate");
        return seen;
      }
      if (record.soldAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return null;
      }
      const { saleId, channel, placeId, currency, soldAtMs } = record;
      for (const [lineNumber, { productId, quantity, amountMinor }] of record.lines.entries()) {
        emit.lines({
          saleId,
          lineNumber,
          channel,
          placeId,
          productId,
          quantity,
          currency,
          amountMinor,
          soldAtMs,
        });
      }
      return { forgetAtMs: record.soldAtMs + allowedLatenessMs };
    },
    wakeAtMs: ({ forgetAtMs }) => (forgetAtMs === unseen ? null : forgetAtMs + 1),
    wake: () => null,
  });
}
