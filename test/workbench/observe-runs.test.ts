import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdToModel } from "#model";
import type { Observation } from "#model";
import { lambda, omnishop } from "#model/omnishop";
import { observeRuns } from "../../workbench/run/observe-runs.ts";
import type { ObservedVariant } from "#workbench";

let out = "";
let observed: readonly ObservedVariant[] = [];
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "archbench-observe-"));
  observed = await observeRuns({ out, seed: "omnishop" });
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe("an observed run", () => {
  it("finds no flow that contradicts the model, in either variant", () => {
    const errors = observed.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === "error"),
    );
    expect(errors).toEqual([]);
    for (const { seenCount } of observed) expect(seenCount).toBeGreaterThan(25);
  });

  it("sees doors, ports, outputs, tables, jobs and endpoints at work", () => {
    const seen = observed
      .find(({ variant }) => variant === "lambda")
      ?.observation.flows.filter(({ count }) => count > 0)
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        "tills -> sales",
        "tills -> dead-letters",
        "sales -> conform-sales",
        "conform-sales -> sale-lines",
        "archive-sale-lines -> sale-lines-table",
        "sale-lines-table -> recompute-sales",
        "recompute-sales -> sales-by-product-hour-batch",
        "sales-by-product-hour-speed -> product-sales",
      ]),
    );
  });

  it("is kept, so that it can be held to a model that was changed since", async () => {
    const kept: Observation = JSON.parse(await readFile(join(out, "observed-lambda.json"), "utf8"));
    const nodes = lambda.nodes.filter(({ id }) => id !== "recompute-sales");
    const { findings } = holdToModel(omnishop, { ...lambda, nodes }, kept);
    expect(findings.map(({ rule, at }) => [rule, at])).toContainEqual([
      "seen-flow-is-modelled",
      "lambda.sale-lines-table -> recompute-sales (lines)",
    ]);
  });
});
