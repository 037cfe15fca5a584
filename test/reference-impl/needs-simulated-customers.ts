import { exponential, normal } from "#kernel/distributions";
import { lnGamma } from "#kernel/gamma-function";
import { createRandom } from "#kernel/random";
import type { Random } from "#kernel/random";

type Model = Readonly<{ r: number; alpha: number; a: number; b: number }>;
type History = Readonly<{ repeatCount: number; recencyWeeks: number; ageWeeks: number }>;

/** Customers who do what the MBG/NBD model says, each first seen 1 to 52 weeks ago, and whether each is still there. */
export function simulatedCustomers(
  { r, alpha, a, b }: Model,
  { seed, count }: Readonly<{ seed: string; count: number }>,
): readonly Readonly<{ history: History; isAlive: boolean }>[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const rate = gammaOf(random, r) / alpha;
    const [leaving, staying] = [gammaOf(random, a), gammaOf(random, b)];
    const chance = leaving / (leaving + staying);
    const ageWeeks = 1 + 51 * random.next();
    let [repeatCount, recencyWeeks] = [0, 0];
    for (;;) {
      if (random.chance(chance)) return { history: { repeatCount, recencyWeeks, ageWeeks }, isAlive: false };
      const next = recencyWeeks + exponential(random, 1 / rate);
      if (next > ageWeeks) return { history: { repeatCount, recencyWeeks, ageWeeks }, isAlive: true };
      repeatCount += 1;
      recencyWeeks = next;
    }
  });
}

/** Source: Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26(3), 363-372; below 1, their note. */
function gammaOf(random: Random, shape: number): number {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < z * z * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * The likelihood of a history by the midpoint rule over rates and chances, in two parts: of customers who stayed, and of
 * those who left after their last purchase.
 */
export function averagedOverCustomers(
  { r, alpha, a, b }: Model,
  { repeatCount: x, recencyWeeks, ageWeeks }: History,
): Readonly<{ alive: number; left: number }> {
  const steps = 4_000;
  const rateMax = 20;
  const rates = { stayed: 0, left: 0 };
  const chances = { stayed: 0, left: 0 };
  for (let step = 0; step < steps; step += 1) {
    const p = (step + 0.5) / steps;
    const rate = p * rateMax;
    const gamma = Math.exp(r * Math.log(alpha) + (r - 1) * Math.log(rate) - alpha * rate - lnGamma(r));
    rates.stayed += (gamma * rate ** x * Math.exp(-rate * ageWeeks) * rateMax) / steps;
    rates.left += (gamma * rate ** x * Math.exp(-rate * recencyWeeks) * rateMax) / steps;
    const beta = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b)) * p ** (a - 1) * (1 - p) ** (b - 1);
    chances.stayed += (beta * (1 - p) ** (x + 1)) / steps;
    chances.left += (beta * (1 - p) ** x * p) / steps;
  }
  return { alive: rates.stayed * chances.stayed, left: rates.left * chances.left };
}
