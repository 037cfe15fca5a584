import { instant, logic, string } from "#model";
import type { Logic, NodeById, RecordOf } from "#model";
import type { customerChange, customerProfile, kappa } from "#model/omnishop";

type KeepProfiles = NodeById<typeof kappa, "processor", "keep-profiles">;

const fields = {
  /** The change that made the profile; empty before the first. */
  changeId: string(),
  changedAtMs: instant(),
} as const;

/**
 * Keeps the last state of each account by the time of its change, not of its arrival; of two changes at one instant the
 * greater id counts. A change that a later one has overtaken is filtered.
 */
export const keepProfiles: Logic<KeepProfiles, typeof fields> = logic<KeepProfiles>()({
  state: fields,
  initial: () => ({ changeId: "", changedAtMs: 0 }),
  step(state, { record }, { emit, discard }) {
    if (record.changeId === state.changeId) {
      discard("duplicate");
      return state;
    }
    if (isOvertaken(record, state)) {
      discard("filtered");
      return state;
    }
    emit.profiles(profileOf(record));
    return { changeId: record.changeId, changedAtMs: record.changedAtMs };
  },
});

function isOvertaken(
  { changeId, changedAtMs }: RecordOf<typeof customerChange>,
  state: Readonly<{ changeId: string; changedAtMs: number }>,
): boolean {
  if (state.changeId === "") return false;
  return changedAtMs < state.changedAtMs || (changedAtMs === state.changedAtMs && changeId < state.changeId);
}

function profileOf(change: RecordOf<typeof customerChange>): RecordOf<typeof customerProfile> {
  const { customerId, kind, mergedIntoId, loyaltyTier, hasPushConsent, hasMailConsent, changedAtMs } = change;
  const standing = kind === "merged" || kind === "erased" ? kind : "active";
  const isActive = standing === "active";
  return {
    customerId,
    standing,
    mergedIntoId: standing === "merged" ? mergedIntoId : null,
    loyaltyTier: isActive ? loyaltyTier : "none",
    hasPushConsent: isActive && hasPushConsent,
    hasMailConsent: isActive && hasMailConsent,
    changedAtMs,
  };
}
