import type { RecordOf } from "#model";
import type { customerChange, mention } from "#model/omnishop";

/** How an account stands after its last change, and what is allowed. */
export type ExpectedAccount = Readonly<{
  customerId: string;
  standing: "active" | "merged" | "erased";
  hasPushConsent: boolean;
  hasMailConsent: boolean;
}>;

/** Gives every account by its last change; of two at one instant the greater id counts. */
export function expectedAccounts(
  changes: readonly RecordOf<typeof customerChange>[],
): readonly ExpectedAccount[] {
  const last = new Map<string, RecordOf<typeof customerChange>>();
  for (const change of changes) {
    const before = last.get(change.customerId);
    const isNewer =
      before === undefined ||
      change.changedAtMs > before.changedAtMs ||
      (change.changedAtMs === before.changedAtMs && change.changeId > before.changeId);
    if (isNewer) last.set(change.customerId, change);
  }
  return Array.from(last.values(), ({ customerId, kind, hasPushConsent, hasMailConsent }) => {
    if (kind === "merged" || kind === "erased") {
      return { customerId, standing: kind, hasPushConsent: false, hasMailConsent: false };
    }
    return { customerId, standing: "active", hasPushConsent, hasMailConsent };
  });
}

/** Gives how often each campaign is mentioned, each mention once. */
export function expectedMentionCounts(
  mentions: readonly RecordOf<typeof mention>[],
): readonly Readonly<{ campaignId: string; mentionCount: number }>[] {
  const ids = new Map<string, Set<string>>();
  for (const { mentionId, campaignId } of mentions) {
    if (campaignId !== null) ids.set(campaignId, (ids.get(campaignId) ?? new Set()).add(mentionId));
  }
  return Array.from(ids, ([campaignId, seen]) => ({ campaignId, mentionCount: seen.size }));
}
