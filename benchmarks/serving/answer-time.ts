import { createRandom } from "#kernel/random";
import type { Comparison } from "#model";
import { kappa, lambda, metricIds, productHour } from "#model/omnishop";
import { bindAnswer, bindFold, bindJob, kappaImplementation, lambdaImplementation } from "#reference-impl";
import type { AnyRecord } from "#reference-impl";
import { readRecords } from "#reference-impl/lake";
import { BenchmarkError } from "../benchmark-error.ts";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { withLineTable } from "../lake/line-table.ts";
import type { FilledTable } from "../lake/line-table.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `pairCount` pairs, each of `askCount` questions about products, over `receipts` receipts of `days` days. */
export type AnswerWorkload = Readonly<{
  receipts: number;
  days: number;
  pairCount: number;
  askCount: number;
}>;

/**
 * Hypothesis of the decision `serving-store`: a view made beforehand answers far sooner than a query of the lake. Both
 * are asked what the same products sold by hour, in the process that holds them, and must say the same; a first pair is
 * thrown away.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five pairs, `ANSWERS_DIFFER` where the two do not agree.
 */
export async function measureAnswerTime(
  circumstances: Circumstances,
  { receipts, days, pairCount, askCount }: AnswerWorkload,
): Promise<Comparison> {
  const workload = { receipts, days, pairCount, askCount };
  const { seed } = circumstances;
  const random = createRandom(seed).split("answer-time");
  const pairs = await withLineTable({ seed, receipts, days }, async (filled) => {
    const viaView = await viewOf(filled);
    const measured = [];
    for (let number = 0; number <= pairCount; number += 1) {
      const asked = Array.from({ length: askCount }, () => random.pick(filled.lines).productId);
      const view = await timed(asked, async (productId) => viaView(productId));
      const lake = await timed(asked, (productId) => viaLake(filled, productId));
      if (view.hours !== lake.hours) throw differs(view.hours, lake.hours);
      if (number > 0) measured.push({ of: view.askMs, comparedWith: lake.askMs });
    }
    return measured;
  });
  const entries = ["benchmarks/serving/answer-time.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [kappa, lambda], workload }), {
    id: "answer-time",
    metric: metricIds.answerMs,
    of: "view",
    comparedWith: "lake-query",
    better: "lower",
    pairs,
  });
}

type HoursOf = (productId: string) => Promise<number>;

async function timed(
  asked: readonly string[],
  hoursOf: HoursOf,
): Promise<Readonly<{ askMs: number; hours: number }>> {
  const startMs = performance.now();
  let hours = 0;
  for (const productId of asked) hours += await hoursOf(productId);
  return { askMs: (performance.now() - startMs) / asked.length, hours };
}

/** The view as a batch fills it, so that filling it is not what is timed; gives how many hours a product has. */
async function viewOf({ table, engine }: FilledTable): Promise<(productId: string) => number> {
  const { hours } = bindJob(lambdaImplementation, "recompute-sales").queries(
    { lines: table.relation() },
    Number.MAX_SAFE_INTEGER,
  );
  const rows: readonly AnyRecord[] = await readRecords(engine, { sql: hours ?? "", contract: productHour });
  const fold = bindFold(kappaImplementation, "sales-by-product-hour");
  let index = fold.empty();
  for (const row of rows) index = fold.apply(index, row);
  const { answer } = bindAnswer(kappaImplementation, "product-sales");
  return (productId) => {
    const said = answer(
      { hours: index },
      { path: { productId }, query: {}, nowMs: 0, cutMs: { hours: null } },
    );
    const shown = said !== null && typeof said === "object" && "hours" in said ? said["hours"] : [];
    return Array.isArray(shown) ? shown.length : 0;
  };
}

async function viaLake({ table, engine }: FilledTable, productId: string): Promise<number> {
  const lines = `(SELECT * FROM ${table.relation()} WHERE "productId" = '${productId}')`;
  const { hours } = bindJob(lambdaImplementation, "recompute-sales").queries(
    { lines },
    Number.MAX_SAFE_INTEGER,
  );
  return (await engine.rows(hours ?? "")).length;
}

function differs(view: number, lake: number): BenchmarkError {
  return new BenchmarkError(
    "ANSWERS_DIFFER",
    `The view knows ${view} hours of the products asked about, the lake ${lake}. One of them is wrong.`,
  );
}
