import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";
import type { Refusal } from "./dead-letter.ts";
import type { RetailRow } from "./online-retail-row.ts";

type Sale = RecordOf<typeof sale>;

/** A receipt that is complete, and when its last row was written. */
export type Assembled = Readonly<{ receipt: Sale; lastAtMs: number }>;

type OpenReceipt = {
  readonly head: RetailRow;
  readonly lines: RetailRow["line"][];
  readonly texts: Set<string>;
  lastAtMs: number;
  /** How many receipts had begun when the last row came. */
  begunCount: number;
};

/** Rows of several invoices may be mixed; one is complete when so many others have begun since its last row. */
const othersBegunMin = 16;
/** An invoice with more rows than this is refused from there on: it must fit in memory. */
const linesMax = 10_000;

/**
 * Joins rows into receipts. Rows of one invoice are one receipt even when rows of others stand between them; it bears
 * the time, customer and country of its first row. Remembers the few receipts that are still open.
 */
export class ReceiptAssembly {
  readonly #open = new Map<string, OpenReceipt>();
  #begunCount = 0;

  /** Takes a row into its receipt and says whether it is there already, or says why it is of none. */
  add(row: RetailRow): Refusal | Readonly<{ isRepeated: boolean }> {
    const open = this.#open.get(row.invoice);
    if (open === undefined) {
      this.#begunCount += 1;
      const joined = { head: row, lines: [row.line], texts: new Set([row.text]) };
      this.#open.set(row.invoice, { ...joined, lastAtMs: row.atMs, begunCount: this.#begunCount });
      return { isRepeated: false };
    }
    const refusal = disagreement(open, row);
    if (refusal !== null) return refusal;
    open.lines.push(row.line);
    open.lastAtMs = Math.max(open.lastAtMs, row.atMs);
    open.begunCount = this.#begunCount;
    const isRepeated = open.texts.has(row.text);
    open.texts.add(row.text);
    return { isRepeated };
  }

  /** Gives the receipts that are complete, in the order in which they began; all that are open when it is `atEnd`. */
  take({ atEnd }: Readonly<{ atEnd: boolean }>): readonly Assembled[] {
    const complete: Assembled[] = [];
    for (const [invoice, { head, lines, lastAtMs, begunCount }] of this.#open) {
      if (!atEnd && this.#begunCount - begunCount < othersBegunMin) continue;
      this.#open.delete(invoice);
      complete.push({ receipt: receiptOf(head, lines), lastAtMs });
    }
    return complete;
  }
}

function disagreement({ head, lines }: OpenReceipt, row: RetailRow): Refusal | null {
  const reason = "receipt-disagrees";
  if (lines.length >= linesMax) {
    return { reason, detail: `invoice ${row.invoice} has more than ${linesMax} rows` };
  }
  if (row.country !== head.country) {
    return {
      reason,
      detail: `invoice ${row.invoice} is of ${head.country}, and a row of it of ${row.country}`,
    };
  }
  return row.customerId === head.customerId
    ? null
    : { reason, detail: `invoice ${row.invoice} is of one customer, and a row of it of another` };
}

/** The file has only orders taken from afar, in pounds, and says nothing of how they were paid. */
function receiptOf({ invoice, isRefund, customerId, country, atMs }: RetailRow, lines: Sale["lines"]): Sale {
  return {
    saleId: invoice,
    kind: isRefund ? "refund" : "purchase",
    channel: "web",
    placeId: `web-${country.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    terminalId: "web",
    customerId,
    paymentToken: null,
    currency: "GBP",
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    soldAtMs: atMs,
    lines,
  };
}
