import { describe, expect, it } from "vitest";
import { contract, domain, double, instant, optional } from "#model";
import { compileQuality } from "../../reference-impl/ingest/quality.ts";

describe("a rule with a bound", () => {
  const bounded = contract("bounded", {
    version: 1,
    owner: domain("testing"),
    fields: { share: optional(double()), atMs: instant() },
    eventTime: "atMs",
    identity: null,
    rules: [
      { id: "share-from-zero", on: "share", must: { kind: "at-least", bound: 0 } },
      { id: "share-to-one", on: "share", must: { kind: "at-most", bound: 1 } },
    ],
    legalBasis: "not-personal",
    retentionDays: 1,
  });
  const { ofRecord } = compileQuality(bounded);

  it.each([
    [-0.01, "share-from-zero"],
    [0, undefined],
    [1, undefined],
    [1.01, "share-to-one"],
    [null, undefined],
  ])("takes the bound itself, and null: %s", (share, reason) => {
    expect(ofRecord({ share, atMs: 0 })?.reason).toBe(reason);
  });
});
