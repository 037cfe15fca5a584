import { dayMs } from "#kernel/units";
import type { Comparison } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { salesStartMs } from "../codec/sale-batches.ts";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { originOf } from "../subject/subject-hash.ts";
import { withLineTable } from "./line-table.ts";

/** `pairCount` pairs over a table of `receipts` receipts, spread over `days` days. */
export type DayQueryWorkload = Readonly<{ receipts: number; days: number; pairCount: number }>;

/**
 * Hypothesis of the decision `table-format`: of a table cut by day, a question about one day opens one day. The two
 * questions, turnover by product of a day and of all days, take turns and take turns in going first; a first pair is
 * thrown away.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five pairs.
 */
export async function measureDayQuery(
  circumstances: Circumstances,
  { receipts, days, pairCount }: DayQueryWorkload,
): Promise<Comparison> {
  const workload = { receipts, days, pairCount };
  const pairs = await withLineTable(
    { seed: circumstances.seed, receipts, days },
    async ({ table, engine }) => {
      const ask = async (where: string): Promise<number> => {
        const startMs = performance.now();
        await engine.rows(
          `SELECT "productId", SUM("amountMinor") AS "amountMinor" FROM ${table.relation()} ${where} GROUP BY ALL`,
        );
        return performance.now() - startMs;
      };
      const measured = [];
      for (let number = 0; number <= pairCount; number += 1) {
        const fromMs = salesStartMs + (number % days) * dayMs;
        const oneDay = `WHERE "soldAtMs" >= ${fromMs} AND "soldAtMs" < ${fromMs + dayMs}`;
        const first = number % 2 === 0 ? await ask(oneDay) : null;
        const comparedWith = await ask("");
        const pair = { of: first ?? (await ask(oneDay)), comparedWith };
        if (number > 0) measured.push(pair);
      }
      return measured;
    },
  );
  const entries = ["benchmarks/lake/day-query.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [kappa], workload }), {
    id: "day-query",
    metric: metricIds.queryMs,
    of: "one-day",
    comparedWith: "all-days",
    better: "lower",
    pairs,
  });
}
