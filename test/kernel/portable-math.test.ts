import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lnGamma } from "#kernel/gamma-function";
import { InvariantError } from "#kernel/invariant";
import { normalQuantile } from "#kernel/normal-quantile";
import { exp, ln, sqrt } from "#kernel/portable-math";

const relativeError = (actual: number, expected: number): number =>
  expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);

describe("ln", () => {
  it("gives these very bits, on every machine", () => {
    expect([2, 10, 0.1, 1e-300, 5e-324, 1e300].map(ln)).toEqual([
      Math.LN2,
      Math.LN10,
      -2.3025850929940455,
      -690.7755278982137,
      -744.4400719213812,
      690.7755278982137,
    ]);
  });

  it("agrees with the engine's logarithm to the last bits, near 1 and far from it", () => {
    const near1 = fc.double({ min: 0.5, max: 2, noNaN: true });
    const anywhere = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(near1, anywhere), (x) => {
        expect(relativeError(ln(x), Math.log(x))).toBeLessThan(1e-15);
      }),
      { numRuns: 5000 },
    );
  });

  it("has the limits of a logarithm", () => {
    expect([ln(1), ln(0), ln(-0), ln(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect([ln(-1), ln(-Infinity), ln(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("never falls where its argument grows", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(ln(x * 1.000_000_000_001)).toBeGreaterThan(ln(x));
      }),
    );
  });
});

describe("exp", () => {
  it("gives these very bits, on every machine", () => {
    expect([1, -1, 10, 0.5, 700, -740].map(exp)).toEqual([
      2.7182818284590455, 0.36787944117144233, 22026.465794806718, 1.6487212707001282, 1.0142320547350045e304,
      4.2e-322,
    ]);
  });

  it("agrees with the engine's exponential to the last bits", () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709.78, noNaN: true }), (x) => {
        expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(1e-15);
      }),
      { numRuns: 5000 },
    );
  });

  it("has the limits of an exponential", () => {
    expect([exp(0), exp(-0), exp(-Infinity), exp(-746), exp(710), exp(Infinity)]).toEqual([
      1,
      1,
      0,
      0,
      Infinity,
      Infinity,
    ]);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(Number.NaN)).toBeNaN();
  });
});

describe("sqrt", () => {
  it("gives the root that is exact, or the nearest to it", () => {
    expect([sqrt(0), sqrt(2), sqrt(144)]).toEqual([0, Math.SQRT2, 12]);
  });
});

describe("lnGamma", () => {
  it("gives the logarithms of factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 100; n++) {
      factorial *= n;
      expect(Math.abs(lnGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-13 * (1 + Math.log(factorial)));
    }
  });

  it.each([
    [0.5, 0.5723649429247004],
    [1e-10, 23.025850929882736],
    [3.7, 1.4280723266653883],
    [1e6, 12815504.569147611],
  ])("is right at %d", (x, expected) => {
    expect(relativeError(lnGamma(x), expected)).toBeLessThan(1e-13);
  });

  it.each([0, -1, Number.NaN])("refuses %s", (x) => {
    expect(() => lnGamma(x)).toThrow(InvariantError);
  });
});

describe("normalQuantile", () => {
  it.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-30, -11.464024688443617],
  ])("is right at %d", (probability, expected) => {
    expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(2e-15 * (1 + Math.abs(expected)));
  });

  it("is the same on either side of the middle", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 - 1 }), (step) => {
        const probability = step / 2 ** 20;
        expect(normalQuantile(1 - probability)).toBe(0 - normalQuantile(probability));
      }),
    );
  });

  it.each([0, 1, -0.1, Number.NaN])("refuses the probability %s", (probability) => {
    expect(() => normalQuantile(probability)).toThrow(InvariantError);
  });
});
