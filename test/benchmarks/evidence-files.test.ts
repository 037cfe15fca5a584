import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BenchmarkError, readCircumstances, readEvidence, writeEvidence } from "#benchmarks";
import { ModelError } from "#model";
import type { Figure } from "#model";
import { circumstances, temporaryFolder } from "./folder.ts";

const figure: Figure = {
  ...circumstances,
  provenance: "measured",
  workload: { receipts: 10 },
  subjectOf: { entries: ["benchmarks/codec/codec-size.ts"], topologies: [] },
  subjectHash: "b".repeat(64),
  kind: "figure",
  id: "some-figure",
  metric: "bytes",
  subject: "kappa",
  value: 1,
  unit: "bytes",
  interval: null,
  sampleCount: 1,
};

describe("a folder of evidence", () => {
  it("gives back what was written, by id, the newer in the place of the older, and leaves nothing beside", async () => {
    const dir = join(await temporaryFolder(), "made", "on-demand");
    await writeEvidence(dir, [figure, { ...figure, id: "another" }]);
    await writeEvidence(dir, [{ ...figure, value: 2 }]);
    expect(await readEvidence(dir)).toEqual([
      { ...figure, id: "another" },
      { ...figure, value: 2 },
    ]);
    expect(await readdir(dir)).toEqual(["another.json", "some-figure.json"]);
  });

  it("says of every file that is not evidence what is wrong with it", async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, "cut.json"), '{"kind":');
    await writeFile(join(dir, "edited.json"), JSON.stringify({ ...figure, id: "edited", value: -1 }));
    await writeFile(join(dir, "renamed.json"), JSON.stringify(figure));
    await writeFile(join(dir, "notes.txt"), "not looked at");
    const reading = readEvidence(dir);
    await expect(reading).rejects.toThrow(BenchmarkError);
    await expect(reading).rejects.toThrow(
      /cut\.json: [\s\S]*edited\.json: [\s\S]*value: [\s\S]*renamed\.json: its id is "some-figure"/,
    );
  });

  it("is asked for where there is none", async () => {
    const dir = join(await temporaryFolder(), "nowhere");
    await expect(readEvidence(dir)).rejects.toMatchObject({ code: "EVIDENCE_MISSING" });
  });

  it("is left alone where one piece cannot be written", async () => {
    const dir = await temporaryFolder();
    const outside = { ...figure, id: "../outside" };
    await expect(writeEvidence(dir, [figure, outside])).rejects.toMatchObject({
      code: "EVIDENCE_UNWRITABLE",
    });
    await expect(writeEvidence(dir, [figure, figure])).rejects.toMatchObject({ code: "EVIDENCE_UNWRITABLE" });
    await expect(writeEvidence(dir, [figure, { ...figure, id: "x", value: -1 }])).rejects.toThrow(ModelError);
    expect(await readdir(dir)).toEqual([]);
  });

  it("does not count a folder that has the name of a file as evidence", async () => {
    const dir = await temporaryFolder();
    await mkdir(join(dir, "folder.json"));
    await expect(readEvidence(dir)).rejects.toThrow(/folder\.json/);
  });
});

describe("the circumstances of a run", () => {
  it("are such as evidence takes", async () => {
    const dir = await temporaryFolder();
    const here = await readCircumstances({ profile: "full", seed: "s-2" });
    await writeEvidence(dir, [{ ...figure, ...here }]);
    expect(await readEvidence(dir)).toEqual([{ ...figure, ...here }]);
    expect(here.environment.node).toBe(process.versions.node);
  });
});
