import { businessDay, startOfBusinessDayMs } from "#kernel/time-zone";
import { dayMs } from "#kernel/units";
import type { Answer, JsonValue, NodeById } from "#model";
import type { kappa, lambda } from "#model/omnishop";
import { wholeNumber } from "../query-number.ts";
import { fitMbgNbd, probabilityAlive } from "./mbg-nbd.ts";
import type { MbgNbd, History } from "./mbg-nbd.ts";
import { daysByCustomer, mergedDaysByCustomer } from "./churn-folds.ts";
import type { CustomerDay, CustomerProfile, daysFold, ProfilesIndex, profilesFold } from "./churn-folds.ts";

type KappaFolds = Readonly<{ "customer-days": typeof daysFold; "customer-profiles": typeof profilesFold }>;
type LambdaFolds = Readonly<{
  "customer-days-batch": typeof daysFold;
  "customer-days-speed": typeof daysFold;
  "customer-profiles": typeof profilesFold;
}>;

const weekMs = 7 * dayMs;
/** Fewer customers, or fewer who came back, and four parameters fit noise. */
const customersMin = 100;
const repeatersMin = 20;
/** More histories make the fit slower, not better. */
const fittedMax = 2_000;
/** Below this probability of being alive a customer is at risk. */
const aliveMin = 0.5;

/** A customer at risk and what to do about it; amounts are minor units over all time, purchases less refunds. */
type AtRisk = Readonly<{
  customerId: string;
  probabilityAlive: number;
  purchaseDays: number;
  lastDayStartMs: number;
  amountMinor: Readonly<{ EUR: number; GBP: number }>;
  action: "voucher" | "reminder" | "push" | "none";
}>;

/** Makes the answer from one code path. */
export function customersAtRisk(): Answer<
  NodeById<typeof kappa, "endpoint", "customers-at-risk">,
  KappaFolds
> {
  const modelFor = rememberedModel();
  return {
    answer: ({ days, profiles }, { query, nowMs }) =>
      answerFrom(daysByCustomer(days), { profiles, limit: query.limit, nowMs, modelFor }),
  };
}

/** Makes the same answer from a batch and a speed layer. */
export function mergeCustomersAtRisk(): Answer<
  NodeById<typeof lambda, "endpoint", "customers-at-risk">,
  LambdaFolds
> {
  const modelFor = rememberedModel();
  return {
    answer: ({ batch, speed, profiles }, { query, nowMs, cutMs }) =>
      answerFrom(mergedDaysByCustomer({ batch, speed, cutMs: cutMs.batch }), {
        profiles,
        limit: query.limit,
        nowMs,
        modelFor,
      }),
  };
}

type ModelFor = (todayMs: number, histories: readonly History[]) => MbgNbd | null;
type Asked = Readonly<{
  profiles: ProfilesIndex;
  limit: string | undefined;
  nowMs: number;
  modelFor: ModelFor;
}>;

/**
 * The customers least likely to come back, the least first: 50 of them unless a `limit` of 1 to 1,000 is asked for. The
 * model is fitted once a day, to the days that are over; it is null where there is too little history for it, and then
 * nobody is called at risk.
 */
function answerFrom(days: readonly (readonly CustomerDay[])[], asked: Asked): JsonValue {
  const { profiles, limit, nowMs, modelFor } = asked;
  const count = wholeNumber(limit, { parameter: "limit", least: 1, most: 1_000, absent: 50 });
  const todayMs = startOfBusinessDayMs(businessDay(nowMs, "Europe/Paris"), "Europe/Paris");
  const known = days.flatMap((own) => {
    const history = historyOf(own, todayMs);
    return history === null ? [] : [{ own, history }];
  });
  const histories = known.map(({ history }) => history);
  const model = modelFor(todayMs, histories);
  if (model === null) return { model: null, customers: [] };
  const customers = known
    .map(({ own, history }) => atRisk(own, { history, model, profiles }))
    .filter((one) => one !== null)
    .toSorted((a, b) => a.probabilityAlive - b.probabilityAlive || (a.customerId < b.customerId ? -1 : 1))
    .slice(0, count);
  return { model: { ...model }, customers };
}

/** What a customer did on the days before today; null for one who bought on none of them. */
export function historyOf(days: readonly CustomerDay[], todayMs: number): History | null {
  const bought = new Set(
    days
      .filter(({ purchaseCount, dayStartMs }) => purchaseCount > 0 && dayStartMs < todayMs)
      .map(({ dayStartMs }) => dayStartMs),
  );
  if (bought.size === 0) return null;
  const firstMs = Math.min(...bought);
  return {
    repeatCount: bought.size - 1,
    recencyWeeks: (Math.max(...bought) - firstMs) / weekMs,
    ageWeeks: (todayMs - firstMs) / weekMs,
  };
}

/** Fits once for each day that is asked about: a fit takes as long as a thousand answers. */
function rememberedModel(): ModelFor {
  let last: Readonly<{ todayMs: number; model: MbgNbd | null }> | null = null;
  return (todayMs, histories) => {
    // A day that began with too little history is tried again.
    if (last?.todayMs !== todayMs || last.model === null) last = { todayMs, model: fitted(histories) };
    return last.model;
  };
}

function fitted(histories: readonly History[]): MbgNbd | null {
  const repeaters = histories.filter(({ repeatCount }) => repeatCount > 0).length;
  if (histories.length < customersMin || repeaters < repeatersMin) return null;
  const every = Math.ceil(histories.length / fittedMax);
  return fitMbgNbd(histories.filter((_, index) => index % every === 0));
}

type Judged = Readonly<{ history: History; model: MbgNbd; profiles: ProfilesIndex }>;

function atRisk(days: readonly CustomerDay[], { history, model, profiles }: Judged): AtRisk | null {
  const alive = probabilityAlive(model, history);
  const customerId = days[0]?.customerId ?? "";
  const profile = profiles.get(customerId);
  if (alive >= aliveMin || (profile !== undefined && profile.standing !== "active")) return null;
  const amountMinor = { EUR: 0, GBP: 0 };
  for (const day of days) amountMinor[day.currency] += day.amountMinor;
  return {
    customerId,
    probabilityAlive: alive,
    purchaseDays: history.repeatCount + 1,
    lastDayStartMs: Math.max(...days.map(({ dayStartMs }) => dayStartMs)),
    amountMinor,
    action: actionFor(profile),
  };
}

/** Nobody is written to who has not agreed; a voucher, which costs, is for those whose loyalty has shown itself. */
function actionFor(profile: CustomerProfile | undefined): AtRisk["action"] {
  if (profile?.hasMailConsent === true) return profile.loyaltyTier === "none" ? "reminder" : "voucher";
  return profile?.hasPushConsent === true ? "push" : "none";
}
