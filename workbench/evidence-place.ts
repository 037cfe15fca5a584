import { existsSync } from "node:fs";
import { readEvidence } from "#benchmarks";
import type { Evidence } from "#model";
import { studyEvidence } from "./study-evidence.ts";

/**
 * The evidence of a folder that somebody named, or, where nobody did, the study's own: nothing unless there is one.
 *
 * @throws {BenchmarkError} `EVIDENCE_MISSING` for a folder that was named and is not there, `EVIDENCE_UNREADABLE`.
 */
export async function evidenceOf(named: string | null): Promise<readonly Evidence[]> {
  if (named !== null) return readEvidence(named);
  return existsSync(studyEvidence) ? readEvidence(studyEvidence) : [];
}
