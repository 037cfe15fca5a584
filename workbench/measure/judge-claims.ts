import { staleIds } from "#benchmarks";
import { verdictOf } from "#model";
import type { Claim, Evidence, Verdict } from "#model";
import { decisions, kappa, lambda, objectives } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { evidenceOf } from "../evidence-place.ts";
import { holdTargets } from "./hold-targets.ts";
import type { HeldTarget } from "./hold-targets.ts";

/** A claim, what was measured for it, and what follows. */
export type JudgedClaim = Verdict &
  Readonly<{
    id: string;
    statement: Claim<OmniShopLanguage>["statement"];
    /** Whether what was measured has changed since. */
    isStale: boolean;
  }>;

/** Judges every claim of OmniShop's decisions by the evidence. */
export function judge(evidence: readonly Evidence[]): readonly JudgedClaim[] {
  const stale = staleIds(evidence, [kappa, lambda]);
  return decisions
    .flatMap(({ claims }) => claims)
    .map((claim): JudgedClaim => {
      const verdict = verdictOf(claim, evidence);
      const isStale = verdict.evidenceId !== null && stale.has(verdict.evidenceId);
      return Object.assign({ id: claim.id, statement: claim.statement, isStale }, verdict);
    });
}

/** What the evidence says of every claim, and of every objective of a need. */
export type Judgement = Readonly<{ claims: readonly JudgedClaim[]; objectives: readonly HeldTarget[] }>;

/** Judges by the evidence files of a folder; where there is none, nothing is measured. */
export async function judgeClaims(options: Readonly<{ evidenceFolder: string | null }>): Promise<Judgement> {
  const evidence = await evidenceOf(options.evidenceFolder);
  return { claims: judge(evidence), objectives: holdTargets(objectives, evidence) };
}
