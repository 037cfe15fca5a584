import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitBgNbd, logLikelihood, probabilityAlive } from "../../reference-impl/needs/churn/bg-nbd.ts";

describe("the probability that a customer is alive", () => {
  const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

  it("falls with silence, and is one for who has bought once only", () => {
    const after = (ageWeeks: number) =>
      probabilityAlive(cdnow, { repeatCount: 2, recencyWeeks: 10, ageWeeks });
    expect(after(10)).toBeGreaterThan(after(20));
    expect(after(20)).toBeGreaterThan(after(39));
    expect(probabilityAlive(cdnow, { repeatCount: 0, recencyWeeks: 0, ageWeeks: 39 })).toBe(1);
  });

  it("is 0.7266 for customer 1 of the published set at the published parameters", () => {
    // The value is worked by hand from the formula: 1 / (1 + .793 / 3.426 x ((4.414 + 38.86) / (4.414 + 30.43)) ^ 2.243).
    const alive = probabilityAlive(cdnow, { repeatCount: 2, recencyWeeks: 30.43, ageWeeks: 38.86 });
    expect(alive).toBeCloseTo(0.7266, 3);
  });

  const file = join(process.env["ARCHBENCH_DATA"] ?? "../shared/data", "churn/cdnow_customers_summary.csv");
  it.skipIf(!existsSync(file))(
    "is fitted to CDNOW as Fader, Hardie and Lee (2005), table 2, publish it",
    () => {
      const histories = readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").map(Number))
        .map(([, repeatCount = 0, recencyWeeks = 0, ageWeeks = 0]) => ({
          repeatCount,
          recencyWeeks,
          ageWeeks,
        }));
      expect(histories).toHaveLength(2_357);
      const fitted = fitBgNbd(histories);
      expect(fitted.r).toBeCloseTo(0.243, 3);
      expect(fitted.alpha).toBeCloseTo(4.414, 2);
      expect(fitted.a).toBeCloseTo(0.793, 3);
      expect(fitted.b).toBeCloseTo(2.426, 2);
      expect(logLikelihood(fitted, histories)).toBeCloseTo(-9_582.4, 1);
    },
  );
});
