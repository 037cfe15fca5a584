import { describe, expect, it } from "vitest";
import { subjectFiles, subjectHash } from "../../benchmarks/evidence/subject-hash.ts";

describe("the hash of what can change a figure", () => {
  it("covers the topologies, the needs, the runtime, the generators and the versions of packages", () => {
    for (const path of [
      "model/omnishop/kappa.ts",
      "reference-impl/needs/tally-sales.ts",
      "reference-impl/runtime/worker.ts",
      "generators/sales.ts",
      "package-lock.json",
    ]) {
      expect(subjectFiles()).toContain(path);
    }
  });

  it("covers no text, layout or report, so that a changed word makes nothing stale", () => {
    const told = subjectFiles().filter((path) =>
      /^(report|docs|workbench|cli)\/|wording|decisions|\.md$/.test(path),
    );
    expect(told).toEqual([]);
  });

  it("changes with the workload, and is the same for the same one", () => {
    expect(subjectHash({ receipts: 1 })).toBe(subjectHash({ receipts: 1 }));
    expect(subjectHash({ receipts: 2 })).not.toBe(subjectHash({ receipts: 1 }));
    expect(subjectHash({})).toMatch(/^[0-9a-f]{64}$/);
  });
});
