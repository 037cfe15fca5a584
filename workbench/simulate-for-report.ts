import type { Evidence } from "#model";
import { metrics } from "#model/omnishop";
import { simulateVariant } from "./simulate-variant.ts";

/** What the report says of the busiest day is of one worker a node, over this many seconds of the simulated clock. */
const conditions = {
  against: null,
  load: "busiest",
  times: 1,
  workers: 1,
  seconds: 5,
  utilizationTarget: 0.7,
  out: null,
} as const;

/** Simulates both variants on the busiest day with the costs of an evidence folder, and gives the figures that the report speaks of. */
export async function simulateForReport(
  options: Readonly<{ evidenceFolder: string; seed: string }>,
): Promise<readonly Evidence[]> {
  const told = new Set(metrics.map(({ id }) => id));
  const found: Evidence[] = [];
  for (const variant of ["kappa", "lambda"] as const) {
    const { evidence } = await simulateVariant({ ...conditions, ...options, variant });
    found.push(...evidence.filter((piece) => piece.kind === "figure" && told.has(piece.metric)));
  }
  return found;
}
