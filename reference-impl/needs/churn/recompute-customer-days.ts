import { invariant } from "#kernel/invariant";
import type { JobSql, NodeById } from "#model";
import type { lambda } from "#model/omnishop";

/** The tally of receipts by customer, business day and currency, written a second time in SQL for DuckDB. */
export const recomputeCustomerDays: JobSql<NodeById<typeof lambda, "job", "recompute-customer-days">> = {
  queries({ receipts }, cutMs) {
    invariant(Number.isSafeInteger(cutMs), `a cut is a whole number of milliseconds: ${cutMs}`);
    return {
      days: `
        SELECT
          "customerId",
          "dayStartMs",
          "currency",
          CAST(COUNT(*) FILTER ("kind" = 'purchase') AS INTEGER) AS "purchaseCount",
          CAST(SUM("totalMinor") AS BIGINT) AS "amountMinor"
        FROM ${receipts}
        WHERE "customerId" IS NOT NULL AND "soldAtMs" < ${cutMs}
        GROUP BY ALL
        ORDER BY "customerId", "dayStartMs", "currency"`,
    };
  },
};
