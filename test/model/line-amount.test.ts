import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "#kernel/invariant";
import { lineAmountMinor } from "#model/omnishop";

describe("the amount of a line", () => {
  it.each([
    [6, 2_550_000, 1530],
    [-6, 2_550_000, -1530],
    [1, 1_000, 0],
    [5, 1_000, 0],
    [15, 1_000, 2],
    [16, 1_000, 2],
    [25, 1_000, 2],
    [35, 1_000, 4],
    [-15, 1_000, -2],
    [-25, 1_000, -2],
    [1, 2_505_000, 250],
    [1, 2_515_000, 252],
    [1, 2_515_001, 252],
    [1, -2_515_000, -252],
    [80_995, 38_970_000_000, 315_637_515_000],
    [2_147_483_647, 4_503_599_627, 967_140_655_161_780],
  ])("is %i by %i micros rounded half to even: %i", (quantity, unitPriceMicros, amountMinor) => {
    expect(lineAmountMinor({ quantity, unitPriceMicros })).toBe(amountMinor);
  });

  it("is that of whole-number arithmetic of any size", () => {
    const numbers = { quantity: fc.integer(), unitPriceMicros: fc.integer({ min: -1e10, max: 1e10 }) };
    fc.assert(
      fc.property(fc.record(numbers), (line) => {
        const amount = BigInt(lineAmountMinor(line));
        const offBy = BigInt(line.quantity) * BigInt(line.unitPriceMicros) - amount * 10_000n;
        const distance = offBy < 0n ? -offBy : offBy;
        expect(distance <= 5_000n && (distance < 5_000n || amount % 2n === 0n)).toBe(true);
      }),
    );
  });

  it("refuses what is not exact", () => {
    const line = { quantity: 2_000_000_000, unitPriceMicros: 4_503_599_627_370_496 };
    expect(() => lineAmountMinor(line)).toThrow(InvariantError);
    expect(() => lineAmountMinor({ quantity: 1, unitPriceMicros: 0.5 })).toThrow(InvariantError);
  });
});
