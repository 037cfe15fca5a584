import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readEvidence, staleIds } from "#benchmarks";
import type { Evidence } from "#model";
import { kappa, lambda } from "#model/omnishop";
import type { EvidenceSet } from "#report";
import { evidenceOf } from "../evidence-place.ts";

/** Where the evidence lies that is published with the project. */
export const publishedEvidence: string = fileURLToPath(
  new URL("../../docs/sample/evidence", import.meta.url),
);

/**
 * The evidence that is published, and that of a folder, or of the study where none is named; the same folder counts once.
 *
 * @throws {BenchmarkError} as `evidenceOf` does.
 */
export async function readEvidenceSets(folder: string | null): Promise<readonly EvidenceSet[]> {
  const published = setOf("published", await readEvidence(publishedEvidence));
  if (folder !== null && resolve(folder) === publishedEvidence) return [published];
  const here = await evidenceOf(folder);
  return here.length === 0 ? [published] : [published, setOf("here", here)];
}

function setOf(role: EvidenceSet["role"], evidence: readonly Evidence[]): EvidenceSet {
  return { role, evidence, stale: staleIds(evidence, [kappa, lambda]) };
}
