import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld } from "#generators";
import { stolenCard } from "../../../workbench/demo/extra-sales.ts";
import { PipelineKeeper } from "../../../workbench/demo/pipeline-keeper.ts";
import type { Sent } from "../../../workbench/demo/work-desk.ts";
import type { WorkbenchError } from "#workbench";

const world = createWorld({ seed: "keeper", customers: 100 });
const nowMs = 1_768_212_000_000;
const sale = (id: string): readonly Sent[] => stolenCard({ world, id, nowMs, count: 30 }).sent;

let folder = "";
let keeper: PipelineKeeper | null = null;
const failures: WorkbenchError[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "archbench-keeper-"));
  keeper = new PipelineKeeper({
    variant: "kappa",
    folder,
    batchEveryMs: 1_000,
    readEveryMs: 20,
    waitingMax: 50,
    onFailure: (failure) => failures.push(failure),
  });
  await keeper.open();
});
afterAll(async () => {
  await keeper?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the keeper of a pipeline", () => {
  it("forgets what has been worked off, and shows what it sold", async () => {
    for (const id of ["a", "b", "c"]) {
      keeper?.send(sale(id));
      await keeper?.shown();
      await untilRead(() => keeper?.waitingCount === 0);
    }
    const shown = (await keeper?.shown()) ?? [];
    const lineCount = shown.reduce((sum, hour) => sum + hour.lineCount, 0);
    expect(keeper?.state().reading.rows.applied).toBe(lineCount);
    expect(failures).toEqual([]);
  });

  it("says so when the pipeline cannot keep up, and how to mend it", () => {
    keeper?.send([...sale("d"), ...sale("e")]);
    expect(failures.map(({ code }) => code)).toEqual(["PIPELINE_BEHIND"]);
    expect(failures[0]?.message).toMatch(/kappa is 60 events behind.*--rate/);
  });
});

async function untilRead(isIt: () => boolean): Promise<void> {
  while (!isIt()) await new Promise((resolve) => setTimeout(resolve, 10));
}
