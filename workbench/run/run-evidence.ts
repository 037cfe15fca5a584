import type { EvidenceOrigin, RunEvidence } from "#model";
import type { RunResult } from "./run-variant.ts";

/** What a run counted, as evidence: only so does a report see it. */
export function runEvidence(origin: EvidenceOrigin, { variant, rows, found, check }: RunResult): RunEvidence {
  return {
    ...origin,
    kind: "run",
    id: `${variant}-run`,
    subject: variant,
    rows,
    counts: {
      "entries-expected": check.expected,
      "entries-shown": check.shown,
      "entries-wrong-before-batch": check.differingBeforeLastBatch,
      "entries-wrong": check.differing,
      alerts: found.alerts,
      "sale-line-rows": found.saleLineRows,
    },
  };
}
