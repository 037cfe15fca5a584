import { invariant } from "#kernel/invariant";
import { hourMs } from "#kernel/units";
import type { JobSql, NodeById } from "#model";
import type { lambda } from "#model/omnishop";

/**
 * The tally of sales by product, hour and currency, written a second time in SQL for DuckDB. Clocks in Paris are
 * always whole hours ahead of UTC, so that an hour of Paris begins when an hour of UTC does: no time zone is needed.
 */
export const recomputeSales: JobSql<NodeById<typeof lambda, "job", "recompute-sales">> = {
  queries({ lines }, cutMs) {
    invariant(Number.isSafeInteger(cutMs), `a cut is a whole number of milliseconds: ${cutMs}`);
    return {
      hours: `
        SELECT
          "productId",
          "soldAtMs" - "soldAtMs" % ${hourMs} AS "hourStartMs",
          "currency",
          CAST(SUM("quantity") AS BIGINT) AS "units",
          CAST(SUM("amountMinor") AS BIGINT) AS "amountMinor",
          COUNT(*) AS "lineCount"
        FROM ${lines}
        WHERE "soldAtMs" < ${cutMs}
        GROUP BY ALL
        ORDER BY "productId", "hourStartMs", "currency"`,
    };
  },
};
