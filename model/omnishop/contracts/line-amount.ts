import { invariant } from "#kernel/invariant";

/** Millionths of a currency's unit in one minor unit (a cent, a penny). */
export const microsPerMinor = 10_000;

/**
 * What a line comes to: quantity by unit price, in whole minor units, rounded half to even.
 *
 * Source: EN 16931-1, where an item's net price may be finer than the currency and a line's net amount may not.
 *
 * @param line - `unitPriceMicros` in millionths of the currency's unit.
 * @throws {InvariantError} if a number is no integer, or the amount is beyond the exact ones.
 */
export function lineAmountMinor(line: Readonly<{ quantity: number; unitPriceMicros: number }>): number {
  const { quantity, unitPriceMicros } = line;
  // The price in whole minor units and the rest of it, so that no product leaves the exact integers unseen.
  const wholeMinor = Math.trunc(unitPriceMicros / microsPerMinor);
  const restMicros = quantity * (unitPriceMicros - wholeMinor * microsPerMinor);
  const cutMinor = Math.trunc(restMicros / microsPerMinor);
  const leftMicros = restMicros - cutMinor * microsPerMinor;
  // Adding 0 makes minus zero zero.
  const amountMinor = quantity * wholeMinor + cutMinor + 0;
  invariant(
    Number.isSafeInteger(restMicros) && Number.isSafeInteger(amountMinor),
    `a line's amount is an exact number of minor units: ${quantity} by ${unitPriceMicros} micros`,
  );
  const doubled = 2 * Math.abs(leftMicros);
  const isAway = doubled > microsPerMinor || (doubled === microsPerMinor && amountMinor % 2 !== 0);
  return isAway ? amountMinor + Math.sign(leftMicros) : amountMinor;
}
