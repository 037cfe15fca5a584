import { describe, expect, it } from "vitest";
import { killRuns } from "../../workbench/run/kill-runs.ts";

const kills = Number(process.env["ARCHBENCH_KILLS"] ?? "5");
const seed = process.env["ARCHBENCH_SEED"] ?? "killed";

describe.each(["kappa", "lambda"] as const)(
  "a run of %s that is killed at random moments and started again",
  (variant) => {
    it(`shows, counts and keeps the same as one that was never broken (seed ${seed}, ${kills} kills)`, async () => {
      const killed = await killRuns({ variant, events: 6_000, kills, seed });
      expect(killed.difference).toBeNull();
      expect(killed.kills).toBe(kills);
    }, 300_000);
  },
);
