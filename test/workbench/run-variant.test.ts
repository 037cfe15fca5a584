import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runVariant } from "#workbench";

let out = "";
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "archbench-run-"));
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe.each(["kappa", "lambda"] as const)("a run of %s", (variant) => {
  it("shows what plain loops over the same events give, for every need, and accounts for every row", async () => {
    const { rows, check: total, views } = await runVariant({ out, seed: "run", variant, events: 30_000 });
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
  it("differ before a last batch: Kappa is right at once, Lambda's speed layer has dropped what came late", async () => {
    const options = { out, seed: "omnishop", events: 50_000 };
    const kappa = await runVariant({ ...options, variant: "kappa" });
    const lambda = await runVariant({ ...options, variant: "lambda" });
    expect(kappa.check.differingBeforeLastBatch).toBe(0);
    expect(lambda.check.differingBeforeLastBatch).toBeGreaterThan(0);
    expect(lambda.check.differing).toBe(0);
  });

  it("give the same again when they are run again over the same folder", async () => {
    const options = { out, seed: "again", variant: "lambda", events: 4_000 } as const;
    const first = await runVariant(options);
    const { rows, found, check, digest } = await runVariant(options);
    expect({ rows, found, check, digest }).toEqual({
      rows: first.rows,
      found: first.found,
      check: first.check,
      digest: first.digest,
    });
  });
});
