import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runVariant } from "../../workbench/run/run-variant.ts";
import type { RunResult } from "#workbench";

const options = { seed: "omnishop", events: 16_000 } as const;

let out = "";
let runs: Readonly<Record<"kappa" | "lambda", RunResult>>;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "archbench-run-"));
  const kappa = await runVariant({ ...options, out, variant: "kappa" });
  runs = { kappa, lambda: await runVariant({ ...options, out, variant: "lambda" }) };
}, 300_000);
afterAll(() => rm(out, { recursive: true, force: true }));

function compared({ rows, found, check, digest }: RunResult) {
  return { rows, found, check, digest };
}

describe.each(["kappa", "lambda"] as const)("a run of %s", (variant) => {
  it("shows what plain loops over the same events give, for every need, and accounts for every row", () => {
    const { rows, check: total, views } = runs[variant];
    expect(total.expected).toBeGreaterThan(3_000);
    expect(total.differing).toBe(0);
    expect(rows.in).toBe(rows.accepted + rows.deadLettered);
    expect(rows.accepted).toBe(rows.applied + rows.late + rows.duplicate + rows.filtered);
    expect(rows.deadLettered).toBeGreaterThan(0);
    expect(rows.late).toBeGreaterThan(0);
    expect(rows.duplicate).toBeGreaterThan(0);
    const needed = [
      "sales-by-product-hour",
      "customer-days",
      "campaign-outcomes",
      "stock-levels",
      "session-items",
    ];
    expect(needed.filter((view) => !views.some((check) => check.view === view))).toEqual([]);
  });
});

describe("the two variants", () => {
  it("differ before a last batch: Kappa is right at once, Lambda's speed layer has dropped what came late", () => {
    expect(runs.kappa.check.differingBeforeLastBatch).toBe(0);
    expect(runs.lambda.check.differingBeforeLastBatch).toBeGreaterThan(0);
    expect(runs.lambda.check.differing).toBe(0);
  });

  it("give the same again when they are run again over the same folder", async () => {
    const again = await runVariant({ ...options, out, variant: "lambda" });
    expect(compared(again)).toEqual(compared(runs.lambda));
  });
});
