import { dayMs } from "#kernel/units";
import { boolean, choice, instant, int, list, logic, money, string } from "#model";
import type { Effects, Logic, NodeById, RecordOf, ValuesOf } from "#model";
import type { exposure, kappa, receipt } from "#model/omnishop";

type MeasureCampaigns = NodeById<typeof kappa, "processor", "measure-campaigns">;

/** A purchase counts for a campaign in the week after an exposure; beyond it, other causes outweigh the message. */
const attributionMs = 7 * dayMs;
/** A campaign is over after so long: then a customer's part in it is forgotten. */
const campaignSpanMs = 90 * dayMs;

const arm = choice(["treated", "held-out"]);
const inCurrency = choice(["EUR", "GBP"]);

const fields = {
  exposures: list({ exposureId: string(), campaignId: string(), arm, exposedAtMs: instant() }),
  /** Receipts that an exposure may still claim, which may come after them. */
  receipts: list({
    saleId: string(),
    isPurchase: boolean(),
    currency: inCurrency,
    totalMinor: money(),
    soldAtMs: instant(),
  }),
  /** What each campaign has claimed so far, a row a currency. */
  outcomes: list({
    campaignId: string(),
    arm,
    currency: inCurrency,
    purchaseCount: int(),
    amountMinor: money(),
    changedAtMs: instant(),
  }),
} as const;

type CustomerState = ValuesOf<typeof fields>;
type Exposed = CustomerState["exposures"][number];
type Bought = CustomerState["receipts"][number];
type Outcome = CustomerState["outcomes"][number];

/**
 * Joins a customer's exposures with the customer's receipts. A receipt counts once for a campaign if it was sold within
 * seven days after any exposure to it, whichever of the two came first; a refund lowers the amount, not the count. A
 * customer stays in the arm first seen: an exposure that says otherwise is filtered, for it would blur both arms.
 *
 * @param allowedLatenessMs - How far behind the watermark a record may be and still count.
 */
export function measureCampaigns(allowedLatenessMs: number): Logic<MeasureCampaigns, typeof fields> {
  return logic<MeasureCampaigns>()({
    state: fields,
    initial: () => ({ exposures: [], receipts: [], outcomes: [] }),
    step(state, input, effects) {
      const oldestMs = effects.watermarkMs - allowedLatenessMs;
      const kept = forgetting(state, oldestMs);
      return input.port === "exposures"
        ? expose(kept, { added: input.record, oldestMs, effects })
        : buy(kept, { added: input.record, oldestMs, effects });
    },
    wakeAtMs: (state) => {
      if (isEmpty(state)) return null;
      // Without a campaign there are only receipts, of no use once no exposure before them can be on time.
      const spanMs = state.outcomes.length === 0 ? 1 : campaignSpanMs;
      return newestMs(state) + allowedLatenessMs + spanMs;
    },
    wake: () => null,
  });
}

type Step<Added> = Readonly<{ added: Added; oldestMs: number; effects: Effects<MeasureCampaigns> }>;

function expose(
  state: CustomerState,
  { added, oldestMs, effects }: Step<RecordOf<typeof exposure>>,
): CustomerState | null {
  const { exposureId, campaignId, exposedAtMs } = added;
  const before = state.outcomes.find((outcome) => outcome.campaignId === campaignId);
  const fate =
    exposedAtMs < oldestMs
      ? "late"
      : state.exposures.some((other) => other.exposureId === exposureId)
        ? "duplicate"
        : before !== undefined && before.arm !== added.arm
          ? "filtered"
          : null;
  if (fate !== null) {
    effects.discard(fate);
    return orNothing(state);
  }
  const others = state.exposures.filter((other) => other.campaignId === campaignId);
  const claimed = state.receipts.filter(
    (bought) => isClaimed(bought, added) && !others.some((other) => isClaimed(bought, other)),
  );
  const part = { campaignId, arm: added.arm, changedAtMs: exposedAtMs };
  const joined =
    before === undefined ? put(state.outcomes, { ...part, currency: "EUR", ...nothing }) : state.outcomes;
  const outcomes = claimed.reduce((rows, bought) => claim(rows, part, bought), joined);
  emitChanged(effects, { before: state.outcomes, after: outcomes });
  const exposed = { exposureId, campaignId, arm: added.arm, exposedAtMs };
  return { ...state, exposures: [...state.exposures, exposed], outcomes };
}

function buy(
  state: CustomerState,
  { added, oldestMs, effects }: Step<RecordOf<typeof receipt>>,
): CustomerState | null {
  if (added.soldAtMs < oldestMs) {
    effects.discard("late");
    return orNothing(state);
  }
  const bought = {
    saleId: added.saleId,
    isPurchase: added.kind === "purchase",
    currency: added.currency,
    totalMinor: added.totalMinor,
    soldAtMs: added.soldAtMs,
  };
  const claiming = new Map(
    state.exposures.filter((exposed) => isClaimed(bought, exposed)).map((one) => [one.campaignId, one]),
  );
  let { outcomes } = state;
  for (const { campaignId, arm: inArm } of claiming.values()) {
    outcomes = claim(outcomes, { campaignId, arm: inArm, changedAtMs: bought.soldAtMs }, bought);
  }
  emitChanged(effects, { before: state.outcomes, after: outcomes });
  return { ...state, receipts: [...state.receipts, bought], outcomes };
}

const nothing = { purchaseCount: 0, amountMinor: 0 } as const;

function isClaimed({ soldAtMs }: Bought, { exposedAtMs }: Pick<Exposed, "exposedAtMs">): boolean {
  return soldAtMs >= exposedAtMs && soldAtMs < exposedAtMs + attributionMs;
}

function claim(
  outcomes: readonly Outcome[],
  part: Pick<Outcome, "campaignId" | "arm" | "changedAtMs">,
  { currency, isPurchase, totalMinor }: Bought,
): readonly Outcome[] {
  const { campaignId } = part;
  const before = outcomes.find((row) => row.campaignId === campaignId && row.currency === currency);
  return put(outcomes, {
    ...part,
    changedAtMs: Math.max(part.changedAtMs, before?.changedAtMs ?? 0),
    currency,
    purchaseCount: (before?.purchaseCount ?? 0) + (isPurchase ? 1 : 0),
    amountMinor: (before?.amountMinor ?? 0) + totalMinor,
  });
}

function put(outcomes: readonly Outcome[], row: Outcome): readonly Outcome[] {
  const others = outcomes.filter(
    ({ campaignId, currency }) => campaignId !== row.campaignId || currency !== row.currency,
  );
  return [...others, row];
}

function emitChanged(
  { emit, key }: Effects<MeasureCampaigns>,
  { before, after }: Readonly<{ before: readonly Outcome[]; after: readonly Outcome[] }>,
): void {
  for (const row of after) {
    if (before.includes(row)) continue;
    const { campaignId, changedAtMs, ...counted } = row;
    emit.outcomes({ campaignId, customerId: key, ...counted, changedAtMs });
  }
}

/** Drops what no record that is still on time can meet. */
function forgetting(state: CustomerState, oldestMs: number): CustomerState {
  const isSpent = ({ exposedAtMs }: Exposed): boolean => exposedAtMs + attributionMs <= oldestMs;
  const isOld = ({ soldAtMs }: Bought): boolean => soldAtMs < oldestMs;
  if (!state.exposures.some(isSpent) && !state.receipts.some(isOld)) return state;
  return {
    ...state,
    exposures: state.exposures.filter((exposed) => !isSpent(exposed)),
    receipts: state.receipts.filter((bought) => !isOld(bought)),
  };
}

function isEmpty({ exposures, receipts, outcomes }: CustomerState): boolean {
  return exposures.length + receipts.length + outcomes.length === 0;
}

function orNothing(state: CustomerState): CustomerState | null {
  return isEmpty(state) ? null : state;
}

function newestMs({ exposures, receipts, outcomes }: CustomerState): number {
  return Math.max(
    ...exposures.map(({ exposedAtMs }) => exposedAtMs),
    ...receipts.map(({ soldAtMs }) => soldAtMs),
    ...outcomes.map(({ changedAtMs }) => changedAtMs),
  );
}
