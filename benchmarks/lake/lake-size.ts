import { nodesOf } from "#model";
import type { Comparison, RecordOf } from "#model";
import { kappa, saleLine } from "#model/omnishop";
import { createCodec, linesOf } from "#reference-impl";
import { openTable } from "#reference-impl/lake";
import { allowedSales, wholeBatches } from "../codec/sale-batches.ts";
import { comparisonOf } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { openScratchFolder } from "../scratch/scratch-folder.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `commitCount` snapshots of `linesPerCommit` sale lines; the log takes the same lines in batches of `batchSize`. */
export type LakeWorkload = Readonly<{ commitCount: number; linesPerCommit: number; batchSize: number }>;

type SaleLine = RecordOf<typeof saleLine>;

/** A receipt has a line at least. */
const receiptsPerLine = 1;

/**
 * Hypothesis of the decision `long-memory`: a sale line takes far fewer bytes in the Parquet table than in the log. A
 * pair is one commit of the table, and the same lines in the log's batches.
 *
 * @throws {BenchmarkError} `NOTHING_MEASURED` under five commits.
 */
export async function measureLakeSize(
  circumstances: Circumstances,
  { commitCount, linesPerCommit, batchSize }: LakeWorkload,
): Promise<Comparison> {
  const workload = { commitCount, linesPerCommit, batchSize };
  const receipts = Math.ceil(commitCount * linesPerCommit * receiptsPerLine);
  const sales = allowedSales({ seed: circumstances.seed, receipts, ratePerSecond: 50 });
  const lines = sales.flatMap(linesOf);
  const commits = wholeBatches(lines, linesPerCommit).slice(0, commitCount);
  const parquetBytes = await parquetBytesOf(commits);
  const codec = createCodec(saleLine);
  const pairs = commits.map((commit, index) => ({
    of: (parquetBytes[index] ?? Number.NaN) / commit.length,
    comparedWith: logBytesOf(commit, { batchSize, encode: (batch) => codec.encode(batch) }) / commit.length,
  }));
  const entries = ["benchmarks/lake/lake-size.ts"];
  return comparisonOf(originOf(circumstances, { entries, topologies: [kappa], workload }), {
    id: "lake-size",
    metric: "bytes-per-sale-line",
    of: "parquet-table",
    comparedWith: "avro-log",
    better: "lower",
    pairs,
  });
}

function logBytesOf(
  lines: readonly SaleLine[],
  { batchSize, encode }: Readonly<{ batchSize: number; encode: (batch: readonly SaleLine[]) => Uint8Array }>,
): number {
  let bytes = 0;
  for (let from = 0; from < lines.length; from += batchSize) {
    bytes += encode(lines.slice(from, from + batchSize)).length;
  }
  return bytes;
}

/** Commits to a table of its own and weighs what each commit added. */
async function parquetBytesOf(commits: readonly (readonly SaleLine[])[]): Promise<readonly number[]> {
  const folder = await openScratchFolder("lake");
  const [partitionedBy = { kind: "day", field: "soldAtMs" } as const] = nodesOf(kappa, "table").map(
    (table) => table.partitionedBy,
  );
  const table = await openTable(folder.path, { contract: saleLine, partitionedBy });
  try {
    const added: number[] = [];
    let before = 0;
    for (const commit of commits) {
      const { files } = await table.append(commit, { summary: {} });
      const after = files.reduce((sum, { bytes }) => sum + bytes, 0);
      added.push(after - before);
      before = after;
    }
    return added;
  } finally {
    table.close();
    await folder.remove();
  }
}
