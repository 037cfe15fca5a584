import { outcomeOf } from "#model";
import type { Evidence, Target, TargetOutcome } from "#model";
import type { OmniShopLanguage } from "#model/omnishop";

/** A target, or an objective of a need, and what the evidence says of it. */
export type HeldTarget = Readonly<{ target: Target<OmniShopLanguage>; found: TargetOutcome }>;

/** Holds each target against the evidence. */
export function holdTargets(
  targets: readonly Target<OmniShopLanguage>[],
  evidence: readonly Evidence[],
): readonly HeldTarget[] {
  return targets.map((target) => ({ target, found: outcomeOf(target, evidence) }));
}
