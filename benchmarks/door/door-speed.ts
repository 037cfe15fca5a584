import type { Figure } from "#model";
import { kappa, metricIds, tills } from "#model/omnishop";
import { createCodec, createDoor } from "#reference-impl";
import { allowedSales, wholeBatches } from "../codec/sale-batches.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `trialCount` trials, each of which passes all `receipts` through the door in batches of `batchSize`. */
export type DoorWorkload = Readonly<{ receipts: number; batchSize: number; trialCount: number }>;

/**
 * Hypothesis of the decision `contracts-at-the-door`: checking every field and rule of a receipt costs so little that one
 * core does it for all of the busiest day. A first trial is thrown away.
 *
 * @returns Receipts a second of processor time, on one core.
 * @throws {BenchmarkError} `NOTHING_MEASURED` without a trial.
 */
export function measureDoorSpeed(
  circumstances: Circumstances,
  { receipts, batchSize, trialCount }: DoorWorkload,
): Figure {
  const workload = { receipts, batchSize, trialCount };
  const sales = allowedSales({ seed: circumstances.seed, receipts, ratePerSecond: 50 });
  const batches = wholeBatches(
    sales.map((value) => ({ arrivalMs: value.soldAtMs, value })),
    batchSize,
  );
  const door = createDoor({ source: tills, codec: createCodec(tills.contract) });
  const trials: number[] = [];
  for (let trial = 0; trial <= trialCount; trial += 1) {
    let accepted = 0;
    const before = process.cpuUsage();
    for (const batch of batches) accepted += door.admit(batch).accepted.length;
    const { user, system } = process.cpuUsage(before);
    if (trial > 0) trials.push((accepted * 1e6) / (user + system));
  }
  const entries = ["benchmarks/door/door-speed.ts"];
  return figureOf(
    originOf(circumstances, { entries, topologies: [kappa], workload }),
    {
      id: "door-speed",
      metric: metricIds.checkedRate,
      subject: "door",
      unit: "receipts/CPU s",
    },
    trials,
  );
}
