import { describe, expect, it } from "vitest";
import type { Evidence } from "#model";
import { metricIds } from "#model/omnishop";
import { comparedQuantities } from "../../workbench/measure/compare-variants.ts";
import { comparison, figure } from "../model/evidence-pieces.ts";

const ofVariants = (changed: Partial<typeof comparison>): Evidence => ({
  ...comparison,
  of: "kappa",
  comparedWith: "lambda",
  metric: metricIds.cpuUsPerEvent,
  ...changed,
});
const only = (...evidence: readonly Evidence[]) => comparedQuantities(evidence, "en");
const winner = (changed: Partial<typeof comparison>) => only(ofVariants(changed))[0]?.winner;
const counted = (subject: string, value: number): Evidence => ({
  ...figure,
  id: `${subject}-wrong`,
  metric: metricIds.wrongBeforeBatch,
  subject,
  value,
});

describe("what is compared of both variants", () => {
  it("has both figures, the ratio and its bounds, under the name that readers know", () => {
    expect(only(ofVariants({}))).toEqual([
      {
        metric: metricIds.cpuUsPerEvent,
        name: "Processor time of an event",
        unit: "µs",
        kappa: 25,
        lambda: 100,
        ratio: { estimate: 0.25, low: 0.2, high: 0.4, level: 0.95 },
        pairs: 5,
        winner: "kappa",
        evidenceId: "size",
      },
    ]);
  });

  it("names who does better by the whole interval, and nobody where it holds 1", () => {
    expect(winner({ better: "higher" })).toBe("lambda");
    expect(winner({ interval: { low: 0.9, high: 1, level: 0.95 } })).toBe("none");
    expect(winner({ interval: { low: 1.1, high: 2, level: 0.95 } })).toBe("lambda");
    expect(winner({ interval: { low: 1.1, high: 2, level: 0.95 }, better: "higher" })).toBe("kappa");
  });

  it("leaves out what is not of both", () => {
    expect(only(comparison, ofVariants({ comparedWith: "lambda-batch" }), figure)).toEqual([]);
  });

  it("counts what is wrong, which may be nothing", () => {
    expect(only(counted("kappa", 0), counted("lambda", 12))).toMatchObject([
      { kappa: 0, lambda: 12, ratio: null, winner: "kappa" },
    ]);
    expect(only(counted("kappa", 3), counted("lambda", 3))).toMatchObject([{ winner: "none" }]);
    expect(only(counted("kappa", 3))).toEqual([]);
  });
});
