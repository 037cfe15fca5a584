import { invariant } from "./invariant.ts";

/**
 * Splits the positions in 0..count among the indices 0..count-1, each in proportion to its weight: a position in
 * column i belongs to i if it is below `thresholds[i]`, a number in i..i+1, and otherwise to `aliases[i]`.
 */
export type AliasTable = Readonly<{ thresholds: Float64Array; aliases: Uint32Array }>;

/**
 * Makes the alias table of some weights.
 *
 * @param weights - At most 2^24, finite and not negative, at least one above 0; they need not sum to 1.
 * @throws {InvariantError} if the weights are not so.
 * Source: A. J. Walker's alias method, in M. D. Vose's construction (1991).
 */
export function toAliasTable(weights: ArrayLike<number>): AliasTable {
  const shares = toMeanOne(weights);
  const count = shares.length;
  const thresholds = new Float64Array(count);
  const aliases = new Uint32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  for (const [index, share] of shares.entries()) (share < 1 ? small : large).push(index);

  while (small.length > 0 && large.length > 0) {
    const taker = small.pop() ?? 0;
    const giver = large.at(-1) ?? 0;
    const kept = shares[taker] ?? 0;
    const left = (shares[giver] ?? 0) - (1 - kept);
    thresholds[taker] = taker + kept;
    aliases[taker] = giver;
    shares[giver] = left;
    if (left < 1) {
      large.pop();
      small.push(giver);
    }
  }
  // The shares left sum to their count, so that each is 1 but for rounding, and keeps its whole column.
  for (const index of [...small, ...large]) {
    thresholds[index] = index + 1;
    aliases[index] = index;
  }
  return { thresholds, aliases };
}

function toMeanOne(weights: ArrayLike<number>): Float64Array {
  const count = weights.length;
  invariant(count > 0 && count <= 0x100_0000, `there are 1..2^24 weights: ${count}`);
  const shares = Float64Array.from(weights);
  const fault = shares.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  invariant(fault < 0, `weight ${fault} is finite and not negative: ${shares[fault]}`);
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  invariant(total > 0 && total < Infinity, `the weights sum to a finite number above 0: ${total}`);
  return shares.map((weight) => (weight / total) * count);
}
