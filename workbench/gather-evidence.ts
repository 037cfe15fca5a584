import { environmentOf, measureEventSize } from "#benchmarks";
import { createWorld, generateSales } from "#generators";
import { invariant } from "#kernel/invariant";
import { formatIsoInstant } from "#kernel/civil-time";
import type { Evidence } from "#model";
import type { OutputFolder } from "./output-folder.ts";
import { carryOn } from "./run-variant.ts";
import type { RunResult } from "./run-variant.ts";
import { saleStart } from "./sale-start.ts";
import type { VariantId } from "./variants.ts";

type Gathering = Readonly<{ folder: OutputFolder; seed: string; receipts: number; pairs: number }>;

/** Runs of both variants in turn, and what they cost. The first turn warms up and is thrown away. */
export async function compareVariants(
  gathering: Gathering,
): Promise<Readonly<{ runs: Readonly<Record<VariantId, RunResult>>; evidence: Evidence }>> {
  const run = async (variant: VariantId): Promise<RunResult> => {
    const data = await gathering.folder.scratch(`data/${variant}`);
    return carryOn(data, { out: data, seed: gathering.seed, receipts: gathering.receipts, variant });
  };
  let runs = { kappa: await run("kappa"), lambda: await run("lambda") };
  const pairs = [];
  for (let turn = 0; turn < gathering.pairs; turn += 1) {
    runs = { kappa: await run("kappa"), lambda: await run("lambda") };
    pairs.push({ of: runs.kappa.cpuMs, comparedWith: runs.lambda.cpuMs });
  }
  const evidence = {
    ...shared(gathering),
    id: "processor-time.kappa.lambda",
    metric: "processor-time",
    unit: "ms",
    of: "kappa",
    comparedWith: "lambda",
    pairs,
  };
  return { runs, evidence };
}

/** Bytes of a receipt in the log against the same as JSON, over worlds of different seeds. */
export function compareEventSizes(gathering: Gathering): Evidence {
  const pairs = Array.from({ length: gathering.pairs }, (_, index) => {
    const seed = `${gathering.seed} ${index}`;
    const sales = generateSales({ world: createWorld({ seed }), ...saleStart({ seed, receipts: 2_000 }) });
    const arrivals = [...sales.batches];
    invariant(arrivals.length > 0, "a world of receipts has arrivals");
    return measureEventSize(sales.truth().allowed);
  });
  return {
    ...shared(gathering),
    id: "bytes-per-receipt.avro.json",
    metric: "bytes-per-receipt",
    unit: "B",
    of: "avro",
    comparedWith: "json",
    pairs,
  };
}

function shared({
  seed,
  receipts,
}: Gathering): Pick<
  Evidence,
  "kind" | "better" | "provenance" | "profile" | "seed" | "workload" | "takenAt" | "environment"
> {
  return {
    kind: "comparison",
    better: "lower",
    provenance: "measured",
    profile: "quick",
    seed,
    workload: { receipts },
    takenAt: formatIsoInstant(Date.now()),
    environment: environmentOf(),
  };
}
