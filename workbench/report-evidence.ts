import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readEvidence, staleIds } from "#benchmarks";
import { kappa, lambda } from "#model/omnishop";
import type { EvidenceSet } from "#report";

/** Where the evidence lies that is published with the project. */
export const publishedEvidence: string = fileURLToPath(new URL("../docs/sample/evidence", import.meta.url));

/** The evidence that is published, and that of a folder where there is one; the same folder counts once. */
export async function readEvidenceSets(folder: string): Promise<readonly EvidenceSet[]> {
  const places = [
    { role: "published", path: publishedEvidence },
    { role: "here", path: resolve(folder) },
  ] as const;
  const found = places.filter(
    ({ role, path }) => existsSync(path) && (role === "published" || path !== publishedEvidence),
  );
  return Promise.all(
    found.map(async ({ role, path }) => {
      const evidence = await readEvidence(path);
      return { role, evidence, stale: staleIds(evidence, [kappa, lambda]) };
    }),
  );
}
