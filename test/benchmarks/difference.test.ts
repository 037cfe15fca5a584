import { describe, expect, it } from "vitest";
import { differingProductHours } from "#benchmarks";

const entry = {
  productId: "p-1",
  hourStartMs: 0,
  currency: "EUR",
  units: 3,
  amountMinor: 750,
  lineCount: 2,
} as const;
const other = { ...entry, productId: "p-2" };

describe("the difference between what is shown and what is right", () => {
  it("is nothing where they are equal, in whatever order", () => {
    expect(differingProductHours([entry, other], [other, entry])).toBe(0);
  });

  it("counts what is missing, what is extra and what is unequal, once each", () => {
    expect(differingProductHours([entry], [])).toBe(1);
    expect(differingProductHours([], [entry])).toBe(1);
    expect(differingProductHours([entry, other], [{ ...entry, units: 4 }, other])).toBe(1);
  });
});
