/** One arm of an experiment: how many customers it holds, and how many of them bought. */
export type Arm = Readonly<{ customerCount: number; buyerCount: number }>;

/** By how much the share of buyers is higher among the treated, and the 95 % interval of that difference, from -1 to 1. */
export type Uplift = Readonly<{ difference: number; lower: number; upper: number }>;

const z95 = 1.959964;

/**
 * The difference of two shares with Newcombe's interval, which holds for small arms and shares near 0 where the
 * textbook's does not; null where an arm is empty.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10: Wilson's score intervals, combined.
 */
export function upliftOf({ treated, heldOut }: Readonly<{ treated: Arm; heldOut: Arm }>): Uplift | null {
  if (treated.customerCount === 0 || heldOut.customerCount === 0) return null;
  const [one, other] = [wilson(treated), wilson(heldOut)];
  const difference = one.share - other.share;
  return {
    difference,
    lower: difference - Math.sqrt((one.share - one.lower) ** 2 + (other.upper - other.share) ** 2),
    upper: difference + Math.sqrt((one.upper - one.share) ** 2 + (other.share - other.lower) ** 2),
  };
}

function wilson({ customerCount, buyerCount }: Arm): Readonly<{
  share: number;
  lower: number;
  upper: number;
}> {
  const share = buyerCount / customerCount;
  const square = z95 ** 2;
  const middle = 2 * buyerCount + square;
  const half = z95 * Math.sqrt(square + 4 * buyerCount * (1 - share));
  const whole = 2 * (customerCount + square);
  return { share, lower: (middle - half) / whole, upper: (middle + half) / whole };
}
