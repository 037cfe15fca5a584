import { z } from "zod";
import type { Figure } from "#model";
import { metricIds } from "#model/omnishop";
import { BenchmarkError } from "../benchmark-error.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { implementations, type VariantId } from "../load/pipeline-under-load.ts";
import { askProcess } from "../process/ask-process.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `trialCount` processes, each of which works off `eventCount` events as fast as it can, tables fed every `eventsPerBatch`. */
export type MemoryWorkload = Readonly<{
  variant: VariantId;
  eventCount: number;
  eventsPerBatch: number;
  trialCount: number;
}>;

const peak = z.object({ peakBytes: z.number().positive().nullable() });
const timeoutMs = 300_000;

/**
 * Measures the greatest anonymous memory of a process that works off events, which are made in another one: pipeline,
 * lake and views are in it, and what has been offered and is not yet worked off.
 *
 * @returns Nothing where the system does not tell anonymous memory apart.
 * @throws {BenchmarkError} `PROCESS_FAILED`.
 */
export async function measureMemory(
  circumstances: Circumstances,
  workload: MemoryWorkload,
): Promise<readonly Figure[]> {
  const { variant, trialCount } = workload;
  const script = new URL("./memory-process.ts", import.meta.url);
  const question = { ...workload, seed: circumstances.seed };
  const peaks: number[] = [];
  for (let trial = 0; trial < trialCount; trial++) {
    const answer = peak.safeParse(await askProcess({ script, question, timeoutMs }));
    if (!answer.success) {
      throw new BenchmarkError(
        "PROCESS_FAILED",
        `the process under load gave no peak: ${answer.error.message}`,
      );
    }
    if (answer.data.peakBytes === null) return [];
    peaks.push(answer.data.peakBytes);
  }
  const entries = [
    "benchmarks/memory/memory.ts",
    "benchmarks/memory/memory-process.ts",
    "benchmarks/memory/arrivals-process.ts",
  ];
  const { topology } = implementations[variant];
  const origin = originOf(circumstances, { entries, topologies: [topology], workload });
  const measured = {
    id: `${variant}-anonymous-memory`,
    metric: metricIds.anonymousMemoryBytes,
    subject: variant,
    unit: "bytes",
  };
  return [figureOf(origin, measured, peaks)];
}
