import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allSources } from "#generators";
import { generateFile } from "../../workbench/run/generate-file.ts";

let out = "";
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "archbench-generate-"));
});
afterAll(() => rm(out, { recursive: true, force: true }));

const options = { seed: "files", events: 5_000, eventsPerSecond: 0.05, sources: allSources };

describe("generated files", () => {
  it("hold every event of each source, in order of arrival, with the truth beside", async () => {
    const made = await generateFile({ ...options, out: join(out, "all") });
    expect(Object.keys(made.events).toSorted()).toEqual([...allSources].toSorted());
    for (const sourceId of allSources) {
      const text = await readFile(join(out, "all", "events", `${sourceId}.ndjson`), "utf8");
      const lines = text.trimEnd().split("\n");
      expect(lines.length).toBe(made.events[sourceId]);
      expect(lines.length).toBeGreaterThan(10);
      const arrivedMs = lines.map((line) => Number(/^\{"arrivalMs":(\d+),"value":/.exec(line)?.[1]));
      expect(arrivedMs).toEqual(arrivedMs.toSorted((one, other) => one - other));
    }
    const truth = await readFile(join(out, "all", "truth.json"), "utf8");
    expect(truth).toContain('"brokenBySource"');
  });

  it("are the same for the same options, and leave nothing of an earlier run", async () => {
    const again = join(out, "again");
    const first = await generateFile({ ...options, out: again });
    expect((await generateFile({ ...options, out: again })).digest).toBe(first.digest);
    await generateFile({ ...options, out: again, sources: ["tills"], events: 50 });
    expect(await readdir(join(again, "events"))).toEqual(["tills.ndjson"]);
  });
});
