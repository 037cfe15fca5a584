import { minimise } from "./nelder-mead.ts";

/**
 * A customer's history as the model sees it: `repeatCount` purchase days after the first, the last of them `recency`
 * after the first, looked at `age` after the first; both in weeks. Without a repeat the recency is 0.
 */
export type History = Readonly<{ repeatCount: number; recencyWeeks: number; ageWeeks: number }>;

/** How customers differ: rates of buying are gamma(r, alpha), chances of leaving after a purchase beta(a, b). */
export type MbgNbd = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/**
 * How well parameters explain histories: the log likelihood, a sum over all of them.
 *
 * Each customer has a rate l of buying, and a chance p of leaving after each purchase, the first included: the likelihood
 * of x repeats is l^x (1 - p)^x (p exp(-l tx) + (1 - p) exp(-l T)), averaged over the gamma and the beta.
 *
 * Source: Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24(3), 201-209 (the
 * MBG/NBD model). Gamma and beta functions are taken as products, so that parameters as large as a search goes lose no
 * digits.
 */
export function logLikelihood(model: MbgNbd, histories: readonly History[]): number {
  const { r, alpha, a, b } = model;
  const most = histories.reduce((max, { repeatCount }) => Math.max(max, repeatCount), 0);
  // At x: ln of (gamma(r + x) / gamma(r)) (B(a, b + x + 1) / B(a, b)).
  const constants = [-Math.log1p(a / b)];
  for (let x = 1; x <= most; x += 1) {
    constants.push((constants[x - 1] ?? 0) + Math.log(r + x - 1) - Math.log1p(a / (b + x)));
  }
  const silentFor = (x: number, weeks: number): number =>
    -r * Math.log1p(weeks / alpha) - x * Math.log(alpha + weeks);
  return histories.reduce((sum, { repeatCount: x, recencyWeeks, ageWeeks }) => {
    const stayed = silentFor(x, ageWeeks);
    const left = Math.log(a / (b + x)) + silentFor(x, recencyWeeks);
    const either = Math.max(stayed, left) + Math.log1p(Math.exp(-Math.abs(stayed - left)));
    return sum + (constants[x] ?? 0) + either;
  }, 0);
}

/** Finds the parameters that explain the histories best, by maximum likelihood; at least one history. */
export function fitMbgNbd(histories: readonly History[]): MbgNbd {
  const ending = { stepsMax: 2_000, tolerance: 1e-8 };
  const found = minimise((at) => -logLikelihood(fromLogarithms(at), histories), [0, 0, 0, 0], ending);
  return fromLogarithms(found.at);
}

/** Logarithms are searched, so that each parameter stays above zero. */
function fromLogarithms([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): MbgNbd {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}

/**
 * The probability, from 0 to 1, that a customer with this history has not left. Whoever bought once only may have left
 * after that, so that it falls with silence for everybody.
 *
 * Source: Bayes' theorem on the two terms of the likelihood above, one for having left after the last purchase and one
 * for having stayed: B(a + 1, b + x) / B(a, b + x + 1) = a / (b + x).
 */
export function probabilityAlive({ r, alpha, a, b }: MbgNbd, history: History): number {
  const { repeatCount: x, recencyWeeks, ageWeeks } = history;
  const silence = Math.log1p((ageWeeks - recencyWeeks) / (alpha + recencyWeeks));
  return 1 / (1 + (a / (b + x)) * Math.exp((r + x) * silence));
}
