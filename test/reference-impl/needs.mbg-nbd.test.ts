import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitMbgNbd, logLikelihood, probabilityAlive } from "../../reference-impl/needs/churn/mbg-nbd.ts";
import type { History, MbgNbd } from "../../reference-impl/needs/churn/mbg-nbd.ts";
import { averagedOverCustomers, simulatedCustomers } from "./needs-simulated-customers.ts";

/** As the package BTYDplus fits CDNOW, to the digits that the tests of the package lifetimes hold it to. */
const cdnow = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

const models = fc.record({
  r: fc.double({ min: 0.05, max: 20, noNaN: true }),
  alpha: fc.double({ min: 0.05, max: 100, noNaN: true }),
  a: fc.double({ min: 0.05, max: 20, noNaN: true }),
  b: fc.double({ min: 0.05, max: 20, noNaN: true }),
});
const histories = fc
  .record({
    repeatCount: fc.integer({ min: 0, max: 60 }),
    activeWeeks: fc.double({ min: 0.1, max: 100, noNaN: true }),
    silentWeeks: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  .map(({ repeatCount, activeWeeks, silentWeeks }) => {
    const recencyWeeks = repeatCount === 0 ? 0 : activeWeeks;
    return { repeatCount, recencyWeeks, ageWeeks: recencyWeeks + silentWeeks };
  });

describe("the probability that a customer is alive", () => {
  it("is 0.7062 for customer 1 of CDNOW at the parameters fitted to it", () => {
    // Worked by hand: 1 / (1 + .891 / 3.614 x ((6.183 + 38.86) / (6.183 + 30.43)) ^ 2.525).
    expect(probabilityAlive(cdnow, { repeatCount: 2, recencyWeeks: 30.43, ageWeeks: 38.86 })).toBeCloseTo(
      0.7062,
      4,
    );
  });

  it("is the mean chance of staying right after a purchase, the first like any other", () => {
    expect(probabilityAlive(cdnow, { repeatCount: 0, recencyWeeks: 0, ageWeeks: 0 })).toBe(
      1 / (1 + 0.891 / 1.614),
    );
    expect(probabilityAlive(cdnow, { repeatCount: 3, recencyWeeks: 9, ageWeeks: 9 })).toBeCloseTo(
      4.614 / (0.891 + 4.614),
      12,
    );
  });

  it("lies between 0 and 1, and falls with silence for everybody, who bought once only included", () => {
    fc.assert(
      fc.property(models, histories, (model, history) => {
        const [now, later] = [0, 5].map((weeks) =>
          probabilityAlive(model, { ...history, ageWeeks: history.ageWeeks + weeks }),
        );
        expect(now).toBeLessThanOrEqual(1);
        expect(now).toBeGreaterThan(later ?? Number.NaN);
        expect(later).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("goes to 0 in an endless silence, without a number that is none", () => {
    const silent = { repeatCount: 300, recencyWeeks: 10, ageWeeks: 1e6 };
    expect(probabilityAlive(cdnow, silent)).toBe(0);
  });

  it("agrees with those simulated: as many are alive as it says, among one-time buyers and among others", () => {
    const customers = simulatedCustomers(cdnow, { seed: "alive", count: 20_000 });
    for (const own of [
      customers.filter(({ history }) => history.repeatCount === 0),
      customers.filter(({ history }) => history.repeatCount > 0),
    ]) {
      const said = own.reduce((sum, { history }) => sum + probabilityAlive(cdnow, history), 0) / own.length;
      const alive = own.filter(({ isAlive }) => isAlive).length / own.length;
      // Four standard errors of a share of half.
      expect(own.length).toBeGreaterThan(5_000);
      expect(Math.abs(said - alive)).toBeLessThan(2 / Math.sqrt(own.length));
    }
  });
});

describe("the likelihood of a history", () => {
  it("is what averaging over each customer's own rate and chance gives, by plain quadrature", () => {
    const model = { r: 2.5, alpha: 4, a: 2.2, b: 3.1 };
    for (const history of [
      { repeatCount: 0, recencyWeeks: 0, ageWeeks: 7 },
      { repeatCount: 1, recencyWeeks: 2, ageWeeks: 7 },
      { repeatCount: 5, recencyWeeks: 6, ageWeeks: 6.5 },
    ]) {
      const { alive, left } = averagedOverCustomers(model, history);
      expect(logLikelihood(model, [history])).toBeCloseTo(Math.log(alive + left), 5);
      expect(probabilityAlive(model, history)).toBeCloseTo(alive / (alive + left), 5);
    }
  });

  it("adds up over histories", () => {
    fc.assert(
      fc.property(models, fc.array(histories, { minLength: 1, maxLength: 5 }), (model, several) => {
        const sum = several.reduce((total, one) => total + logLikelihood(model, [one]), 0);
        expect(logLikelihood(model, several)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it("stays exact where all customers are alike: parameters of 1e12 give the one rate and chance they stand for", () => {
    const rate = 0.25;
    const leaving = 0.2;
    const model = { r: rate * 1e12, alpha: 1e12, a: leaving * 1e12, b: (1 - leaving) * 1e12 };
    const history = { repeatCount: 3, recencyWeeks: 8, ageWeeks: 12 };
    const individual =
      (rate * (1 - leaving)) ** 3 * (leaving * Math.exp(-rate * 8) + (1 - leaving) * Math.exp(-rate * 12));
    expect(logLikelihood(model, [history])).toBeCloseTo(Math.log(individual), 8);
  });
});

describe("the fit", () => {
  it("finds the parameters that customers were simulated with", () => {
    const planted = { r: 1.2, alpha: 5, a: 1.5, b: 3.5 };
    const simulated = simulatedCustomers(planted, { seed: "recovery", count: 6_000 });
    const own = simulated.map(({ history }) => history);
    const fitted = fitMbgNbd(own);
    expect(fitted.r / fitted.alpha).toBeCloseTo(planted.r / planted.alpha, 1);
    expect(fitted.a / (fitted.a + fitted.b)).toBeCloseTo(0.3, 1);
    const ratios = [
      fitted.r / planted.r,
      fitted.alpha / planted.alpha,
      fitted.a / planted.a,
      fitted.b / planted.b,
    ];
    expect(Math.min(...ratios)).toBeGreaterThan(0.75);
    expect(Math.max(...ratios)).toBeLessThan(1.33);
    expect(logLikelihood(fitted, own)).toBeGreaterThanOrEqual(logLikelihood(planted, own));
  });

  it("stays finite where all customers do the same, and no spread of them explains it", () => {
    const alike: readonly History[] = Array.from({ length: 200 }, (_, at) => ({
      repeatCount: 5,
      recencyWeeks: 10 + (at % 2),
      ageWeeks: 12,
    }));
    const fitted: MbgNbd = fitMbgNbd(alike);
    expect(Object.values(fitted).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    expect(Number.isFinite(logLikelihood(fitted, alike))).toBe(true);
  });
});
