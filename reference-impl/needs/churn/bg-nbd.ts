import { lnGamma } from "#kernel/gamma-function";
import { minimise } from "./nelder-mead.ts";

/**
 * A customer's history as the model sees it: `repeatCount` purchase days after the first, the last of them `recency`
 * after the first, looked at `age` after the first; both in weeks.
 */
export type History = Readonly<{ repeatCount: number; recencyWeeks: number; ageWeeks: number }>;

/** How customers differ: rates of buying are gamma(r, alpha), chances of leaving after a purchase beta(a, b). */
export type BgNbd = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/**
 * How well parameters explain histories: the log likelihood, a sum over all of them.
 *
 * Source: Fader, Hardie and Lee (2005), Marketing Science 24(2), 275-284, equation 6, as its authors compute it.
 */
export function logLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly History[]): number {
  const byCount = new Map<number, number>();
  const constantOf = (x: number): number => {
    const known = byCount.get(x);
    if (known !== undefined) return known;
    const constant =
      lnGamma(r + x) -
      lnGamma(r) +
      r * Math.log(alpha) +
      lnGamma(a + b) +
      lnGamma(b + x) -
      lnGamma(b) -
      lnGamma(a + b + x);
    byCount.set(x, constant);
    return constant;
  };
  let sum = 0;
  for (const { repeatCount: x, recencyWeeks, ageWeeks } of histories) {
    const stayed = -(r + x) * Math.log(alpha + ageWeeks);
    if (x === 0) {
      sum += constantOf(x) + stayed;
      continue;
    }
    const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + recencyWeeks);
    const most = Math.max(stayed, left);
    sum += constantOf(x) + most + Math.log(Math.exp(stayed - most) + Math.exp(left - most));
  }
  return sum;
}

/** Finds the parameters that explain the histories best, by maximum likelihood; at least one history. */
export function fitBgNbd(histories: readonly History[]): BgNbd {
  const ending = { stepsMax: 2_000, tolerance: 1e-8 };
  const found = minimise((at) => -logLikelihood(fromLogarithms(at), histories), [0, 0, 0, 0], ending);
  return fromLogarithms(found.at);
}

/** Logarithms are searched, so that each parameter stays above zero. */
function fromLogarithms([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}

/**
 * The probability, from 0 to 1, that a customer with this history has not left.
 *
 * Source: Fader, Hardie and Lee (2008), "Computing P(alive) using the BG/NBD model". A customer who bought once only
 * has had no repeat purchase after which to leave, and counts as alive.
 */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, history: History): number {
  const { repeatCount: x, recencyWeeks, ageWeeks } = history;
  if (x === 0) return 1;
  const odds = (a / (b + x - 1)) * ((alpha + ageWeeks) / (alpha + recencyWeeks)) ** (r + x);
  return 1 / (1 + odds);
}
