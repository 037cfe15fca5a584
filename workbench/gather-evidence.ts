import { comparisonOf, measureDecoding, measureEventSize } from "#benchmarks";
import { createWorld, generateSales } from "#generators";
import { invariant } from "#kernel/invariant";
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
  const evidence = comparisonOf(
    {
      ...shared(gathering),
      metric: "processor-time-ms",
      of: "kappa",
      comparedWith: "lambda",
      better: "lower",
      workload: { receipts: gathering.receipts },
      pairs,
    },
    Date.now(),
  );
  return { runs, evidence };
}

const formatReceipts = 4_000;

/** The log's format against lines of JSON: size and speed of decoding, over worlds of different seeds. */
export function compareEventFormats(gathering: Gathering): readonly Evidence[] {
  const sizes = [];
  const speeds = [];
  // The first world warms up the decoders and is thrown away.
  for (let index = -1; index < gathering.pairs; index += 1) {
    const seed = `${gathering.seed} ${index}`;
    const sales = generateSales({
      world: createWorld({ seed }),
      ...saleStart({ seed, receipts: formatReceipts }),
    });
    const arrivals = [...sales.batches];
    invariant(arrivals.length > 0, "a world of receipts has arrivals");
    const { allowed } = sales.truth();
    const speed = measureDecoding(allowed, () => performance.now());
    if (index < 0) continue;
    sizes.push(measureEventSize(allowed));
    speeds.push(speed);
  }
  const format = {
    ...shared(gathering),
    of: "avro-batches",
    comparedWith: "json-lines",
    workload: { receipts: formatReceipts },
  };
  return [
    comparisonOf({ ...format, metric: "bytes-per-event", better: "lower", pairs: sizes }, Date.now()),
    comparisonOf(
      { ...format, metric: "decoded-events-per-second", better: "higher", pairs: speeds },
      Date.now(),
    ),
  ];
}

function shared({ seed }: Gathering): Readonly<{ seed: string; profile: "quick" }> {
  return { seed, profile: "quick" };
}
