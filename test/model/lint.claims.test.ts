import { describe, expect, it } from "vitest";
import { claimRules } from "../../model/check/claim-rules.ts";
import type { Staked } from "../../model/check/claim-rules.ts";
import { lintClaims } from "#model";
import type { Claim } from "#model";
import { decisions, metrics, objectives, targets } from "#model/omnishop";

const staked: Staked = { decisions, metrics, targets: [...targets, ...objectives] };

/** OmniShop in which one claim is changed. */
function withClaim(id: string, change: Partial<Claim>): Staked {
  return {
    ...staked,
    decisions: decisions.map((decision) =>
      Object.assign({}, decision, {
        claims: decision.claims.map((claim) => (claim.id === id ? Object.assign({}, claim, change) : claim)),
      }),
    ),
  };
}

const claimId = "one-path-is-less-code";
const breaches: Readonly<Record<string, Staked>> = {
  "claim-id-is-unique": { ...staked, metrics: [...metrics, ...metrics.slice(0, 1)] },
  "metric-is-declared": withClaim(claimId, { metric: "need-kode-lines" }),
  "subject-has-the-metric": withClaim(claimId, { comparedWith: { subject: "json-lines" } }),
  "unit-is-the-metrics": withClaim(claimId, { comparedWith: { target: 900, unit: "code lines" } }),
};

describe("the lint of claims and targets", () => {
  it("finds nothing in OmniShop", () => {
    expect(lintClaims(staked)).toEqual([]);
  });

  it("is tried on a breach of every rule", () => {
    expect(Object.keys(breaches)).toEqual(claimRules.map(({ id }) => id));
  });

  it.each(Object.entries(breaches))("reports a breach of %s alone, where it is", (id, broken) => {
    const found = lintClaims(broken);
    expect(found.map(({ rule }) => rule)).toEqual([id]);
    expect(found[0]?.at).toMatch(/^(?:decisions\.paradigm\.one-path-is-less-code|metrics\..*)$/);
  });

  it("tells in which unit a bound should be, where the metric is worded without one too", () => {
    const messages = ["ms", "ratio"].flatMap((unit) => {
      const wrong = objectives.filter((objective) => objective.unit === unit).slice(0, 1);
      return lintClaims({
        ...staked,
        targets: wrong.map((target) => Object.assign({}, target, { unit: "s" })),
      });
    });
    expect(messages.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'unit-is-the-metrics: alert-latency-ms-p99 is in "ms", and is bounded here in "s"',
      'unit-is-the-metrics: planted-effect-coverage is in "ratio", and is bounded here in "s"',
    ]);
  });

  it("holds the objectives of needs to the same", () => {
    const [target] = objectives;
    if (target === undefined) throw new Error("OmniShop's needs have objectives");
    const misspelt = [{ ...target, metric: "alert-latency" }];
    const found = lintClaims({ ...staked, targets: misspelt });
    expect(found).toMatchObject([
      {
        rule: "metric-is-declared",
        at: `targets.${target.id}`,
        message: "no metric is called alert-latency",
      },
    ]);
  });
});
