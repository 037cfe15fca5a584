import { microsPerMinor } from "#model/omnishop";
import type { RetailRow } from "./online-retail-row.ts";

/** What a file has been found to hold; forbidden rows count like the others. */
export type FileTally = Readonly<{
  rows: number;
  receipts: number;
  /** Rows that cannot be read, or that disagree with their receipt. */
  unreadRows: number;
  refundRows: number;
  rowsWithoutCustomer: number;
  /** Rows that say the same as an earlier row of their receipt. They count like any other. */
  repeatedRows: number;
  /** Quantity by price over all rows that were read, each rounded to a minor unit, and what rounding took from it. */
  amountMinor: number;
  roundingMicros: number;
}>;

/** Counts what a file holds, as it is read. */
export class FileCounter {
  readonly #counts = {
    rows: 0,
    receipts: 0,
    unreadRows: 0,
    refundRows: 0,
    rowsWithoutCustomer: 0,
    repeatedRows: 0,
    amountMinor: 0,
    roundingMicros: 0,
  };

  unread(): void {
    this.#counts.rows += 1;
    this.#counts.unreadRows += 1;
  }

  row({ isRefund, customerId, line }: RetailRow, { isRepeated }: Readonly<{ isRepeated: boolean }>): void {
    const counts = this.#counts;
    counts.rows += 1;
    if (isRefund) counts.refundRows += 1;
    if (customerId === null) counts.rowsWithoutCustomer += 1;
    if (isRepeated) counts.repeatedRows += 1;
    counts.amountMinor += line.amountMinor;
    counts.roundingMicros += roundingMicros(line);
  }

  receipts(count: number): void {
    this.#counts.receipts += count;
  }

  tally(): FileTally {
    return { ...this.#counts };
  }
}

function roundingMicros({ quantity, unitPriceMicros, amountMinor }: RetailRow["line"]): number {
  const exactMicros = BigInt(quantity) * BigInt(unitPriceMicros);
  return Number(exactMicros - BigInt(amountMinor) * BigInt(microsPerMinor));
}
