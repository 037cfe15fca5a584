import type { JobSql, NodeById } from "#model";
import type { lambda } from "#model/omnishop";

type RecomputeSales = NodeById<typeof lambda, "job", "recompute-sales">;

const hourMs = 3_600_000;

/** The batch form of the tally, written by hand in SQL: hours of Paris begin when UTC's do. */
export const recomputeSales: JobSql<RecomputeSales> = {
  queries: ({ lines }, cutMs) => ({
    hours: `
      SELECT "productId", "soldAtMs" - "soldAtMs" % ${hourMs} AS "hourStartMs", "currency",
             CAST(sum("quantity") AS INTEGER) AS "units",
             CAST(sum("amountMinor") AS BIGINT) AS "amountMinor",
             CAST(count(*) AS INTEGER) AS "lineCount"
      FROM ${lines}
      WHERE "soldAtMs" < ${cutMs}
      GROUP BY ALL`,
  }),
};
