import { formatIsoInstant } from "#kernel/civil-time";
import { formatNumber } from "#kernel/units";
import type { FileRunResult, ReplayProgress, RunResult } from "#workbench";

type Shown = Pick<RunResult, "rows" | "reasons" | "found" | "check" | "views">;

/** What a run came to, a line for each thing: what became of the rows, what each need found, and whether it is right. */
export function showRun({ rows, reasons, found, check, views }: Shown): readonly string[] {
  const sold = Object.entries(found.soldMinor).map(([currency, minor]) => `${money(minor)} ${currency}`);
  const others = Object.entries(found.views).map(([id, size]) => `  ${id}: ${size}`);
  return [
    `rows in ${rows.in} = accepted ${rows.accepted} + dead-lettered ${rows.deadLettered}`,
    ...Object.entries(reasons).map(([reason, count]) => `  dead-lettered for ${reason}: ${count}`),
    `accepted = applied ${rows.applied} + late ${rows.late} + duplicate ${rows.duplicate} + filtered ${rows.filtered}`,
    `sales by product and hour: ${found.productHours} entries of ${found.products} products, ${sold.join(" and ") || "nothing sold"}`,
    `fraud: ${found.alerts} alerts`,
    "what each view knows of (products, customers, campaigns, alerts):",
    ...others,
    `table of sale lines: ${found.saleLineRows} rows`,
    "entries that differ from plain loops over the same events:",
    ...views.map(({ view, expected, differing }) => `  ${view}: ${differing} of ${expected}`),
    `  all: ${check.differing} of ${check.expected}; before the last batch ${check.differingBeforeLastBatch}`,
  ];
}

/** What a file holds, before anything is judged. */
export function showFile({ input, file }: FileRunResult): readonly string[] {
  const exactMinor = file.amountMinor + file.roundingMicros / 10_000;
  return [
    `${input}: ${file.rows} rows, ${file.receipts} receipts`,
    `  ${file.refundRows} rows of refunds, ${file.rowsWithoutCustomer} without a customer, ${file.repeatedRows} that repeat another`,
    `  ${file.unreadRows} rows that cannot be read`,
    `  value ${money(file.amountMinor)} of all rows that can; before rounding ${money(exactMinor, 6)}`,
  ];
}

/** What the endpoints answer at the end of a file, one line each. */
export function showAnswers({ answers }: FileRunResult): readonly string[] {
  return Object.entries(answers).map(([id, answer]) => `${id} answers ${JSON.stringify(answer)}`);
}

/** One line of a replay under way. */
export function showReplay({ clockMs, rows, deadLettered, readShare }: ReplayProgress): string {
  const day = formatIsoInstant(clockMs).slice(0, 16);
  return `${day}  ${rows} rows in, ${deadLettered} dead-lettered; ${Math.floor(100 * readShare)} % of the file`;
}

function money(minor: number, digits = 2): string {
  return formatNumber(minor / 100, { language: "en", digits });
}
