import type { Figure } from "#model";
import { metricIds } from "#model/omnishop";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import { originOf } from "../subject/subject-hash.ts";

/** `trialCount` trials of `eventsPerTrial` events each, after one that is thrown away. */
export type GeneratorWorkload = Readonly<{ eventsPerTrial: number; trialCount: number }>;

const ratePerSecond = 1_000;

/**
 * Times the making of events of all sources, in order of arrival.
 *
 * @returns Events by the clock on the wall, and by the processor time of the process.
 */
export function measureGeneratorSpeed(
  circumstances: Circumstances,
  workload: GeneratorWorkload,
): readonly Figure[] {
  const { eventsPerTrial: count, trialCount } = workload;
  const supply = arrivalSupply(circumstances.seed);
  const perSecond: number[] = [];
  const perCpuSecond: number[] = [];
  for (let trial = 0; trial <= trialCount; trial++) {
    const startMs = performance.now();
    const before = process.cpuUsage();
    supply({ count, ratePerSecond });
    const { user, system } = process.cpuUsage(before);
    if (trial === 0) continue;
    perSecond.push((1000 * count) / (performance.now() - startMs));
    perCpuSecond.push((1e6 * count) / (user + system));
  }
  const entries = ["benchmarks/generator/generator-speed.ts"];
  const origin = originOf(circumstances, { entries, topologies: [], workload });
  const subject = "generator";
  return [
    figureOf(
      origin,
      { id: "generator-rate", metric: metricIds.sustainedRate, subject, unit: "events/s" },
      perSecond,
    ),
    figureOf(
      origin,
      { id: "generator-rate-per-cpu", metric: metricIds.ratePerCpu, subject, unit: "events/CPU s" },
      perCpuSecond,
    ),
  ];
}
