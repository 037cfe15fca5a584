import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readEvidence } from "#benchmarks";
import type { EvidenceSet } from "#report";
import { evidenceOf } from "./evidence-place.ts";

/** Where the evidence lies that is published with the project. */
export const publishedEvidence: string = fileURLToPath(new URL("../docs/sample/evidence", import.meta.url));

/**
 * The evidence that is published, and that of a folder, or of the study where none is named; the same folder counts once.
 *
 * @throws {BenchmarkError} as `evidenceOf` does.
 */
export async function readEvidenceSets(folder: string | null): Promise<readonly EvidenceSet[]> {
  const published = { role: "published", evidence: await readEvidence(publishedEvidence) } as const;
  if (folder !== null && resolve(folder) === publishedEvidence) return [published];
  const here = await evidenceOf(folder);
  return here.length === 0 ? [published] : [published, { role: "here", evidence: here }];
}
