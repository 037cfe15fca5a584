import type { Evidence } from "#model";
import type { Circumstances } from "../evidence/circumstances.ts";

/** One thing that is measured, short for a first look or in full; the circumstances say which. */
export type Benchmark = Readonly<{
  name: string;
  /** Whether a study runs it: what its claims need, and no more. */
  inStudy: boolean;
  measure: (circumstances: Circumstances) => Promise<readonly Evidence[]>;
}>;

/** A workload for each profile. */
export type Workloads<Workload> = Readonly<Record<Circumstances["profile"], Workload>>;

/** A benchmark whose two profiles differ by their workload alone. */
export function benchmark<Workload>(
  row: Readonly<{
    name: string;
    inStudy?: boolean;
    workloads: Workloads<Workload>;
    measure: (
      circumstances: Circumstances,
      workload: Workload,
    ) => Evidence | readonly Evidence[] | Promise<Evidence | readonly Evidence[]>;
  }>,
): Benchmark {
  return {
    name: row.name,
    inStudy: row.inStudy ?? false,
    measure: async (circumstances) =>
      [await row.measure(circumstances, row.workloads[circumstances.profile])].flat(),
  };
}
