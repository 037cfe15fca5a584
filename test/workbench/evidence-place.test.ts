import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeEvidence } from "#benchmarks";
import { evidenceOf } from "../../workbench/evidence-place.ts";
import { figure } from "../model/evidence-pieces.ts";

const noonOf = (day: string) => (): number => Date.parse(`${day}T12:00:00Z`);

describe("a folder of evidence that somebody names", () => {
  it("is refused, with every piece that tells of a day to come, but for a clock that is a day ahead", async () => {
    const folder = await mkdtemp(join(tmpdir(), "archbench-evidence-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const pieces = [
      { ...figure, id: "first", takenOn: "2026-03-01" },
      { ...figure, id: "second", takenOn: "2026-03-02" },
      { ...figure, id: "third", takenOn: "2026-03-04" },
    ];
    await writeEvidence(folder, pieces);

    expect(await evidenceOf(folder, noonOf("2026-03-03"))).toEqual(pieces);
    const reading = evidenceOf(folder, noonOf("2026-03-02"));
    await expect(reading).rejects.toMatchObject({ name: "WorkbenchError", code: "EVIDENCE_FROM_FUTURE" });
    await expect(reading).rejects.toThrow(/today is 2026-03-02.*\nthird\.json: takenOn: 2026-03-04$/);
    await expect(evidenceOf(folder, noonOf("2026-02-27"))).rejects.toThrow(
      /first\.json.*\nsecond\.json.*\nthird\.json/,
    );
  });
});
