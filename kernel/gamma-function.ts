import { invariant } from "./invariant.ts";
import { ln } from "./portable-math.ts";

const halfLnTwoPi = 0.9189385332046728;
const asymptoticFrom = 9;

/**
 * Gives the natural logarithm of the gamma function, to about 14 digits; lnGamma(n + 1) is ln(n!).
 *
 * @throws {InvariantError} if `x` is not above 0.
 * Source: Stirling's series, Abramowitz and Stegun 6.1.41, after raising x by the recurrence 6.1.15.
 */
export function lnGamma(x: number): number {
  invariant(x > 0, "lnGamma takes a number above 0");
  let raised = x;
  let product = 1;
  while (raised < asymptoticFrom) {
    product *= raised;
    raised += 1;
  }
  const asymptotic = (raised - 0.5) * ln(raised) - raised + halfLnTwoPi + stirlingTail(raised);
  return product === 1 ? asymptotic : asymptotic - ln(product);
}

function stirlingTail(x: number): number {
  const z = 1 / (x * x);
  const outer = 1 / 1680 - z * (1 / 1188 - z * (691 / 360_360 - z * (1 / 156)));
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * outer))) / x;
}
