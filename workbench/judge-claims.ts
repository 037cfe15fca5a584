import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseEvidence, verdictOf } from "#model";
import type { Claim, Evidence, Verdict } from "#model";
import { decisions } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { WorkbenchError } from "./workbench-error.ts";

/** A claim, what was measured for it, and what follows. */
export type JudgedClaim = Verdict & Readonly<{ id: string; statement: Claim<OmniShopLanguage>["statement"] }>;

/** Judges every claim of OmniShop's decisions by the evidence. */
export function judge(evidence: readonly Evidence[]): readonly JudgedClaim[] {
  return decisions
    .flatMap(({ claims }) => claims)
    .map((claim) => Object.assign({ id: claim.id, statement: claim.statement }, verdictOf(claim, evidence)));
}

/**
 * Judges by the evidence files of a folder; where there is no such folder, nothing is measured.
 *
 * @throws {WorkbenchError} BAD_EVIDENCE_FILE for a file that is none.
 */
export async function judgeClaims(
  options: Readonly<{ evidenceFolder: string }>,
): Promise<readonly JudgedClaim[]> {
  const names = await readdir(options.evidenceFolder).catch(() => []);
  const evidence: Evidence[] = [];
  for (const name of names.filter((file) => file.endsWith(".json")).toSorted()) {
    const path = join(options.evidenceFolder, name);
    try {
      evidence.push(parseEvidence(JSON.parse(await readFile(path, "utf8"))));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new WorkbenchError(
        "BAD_EVIDENCE_FILE",
        `${path} is not evidence (${reason}): remove it, or measure again`,
        { cause },
      );
    }
  }
  return judge(evidence);
}
