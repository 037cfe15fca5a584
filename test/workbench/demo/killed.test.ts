import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "../../../workbench/demo.ts";
import type { Demo } from "#workbench";
import type { Incident } from "#report";
import { newest, perform, readingOf, stateWhere } from "./live-page.ts";

const usualFolder = process.env["TMPDIR"];
const scratch = mkdtempSync(join(tmpdir(), "archbench-demo-killed-"));
let demo: Demo | null = null;
let url = "";

beforeAll(async () => {
  process.env["TMPDIR"] = scratch;
  demo = await startDemo({
    port: 0,
    ratePerSecond: 400,
    batchSeconds: 1,
    variants: ["kappa", "lambda"],
    sources: "all",
    language: "fr",
    seed: "killed",
  });
  url = demo.url;
});
afterAll(async () => {
  await demo?.close();
  if (usualFolder === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = usualFolder;
  await rm(scratch, { recursive: true, force: true });
});

describe("what every source sends", () => {
  it("reaches its stream and the lake, and every row that a processor reads has one fate", async () => {
    const state = await stateWhere(url, ({ variants }) =>
      variants.every(({ reading: { nodes } }) =>
        ["clicks", "stock-movements", "customer-changes", "sales"].every((id) => {
          const node = nodes[id];
          return node?.kind === "flow" && node.totalCount > 0;
        }),
      ),
    );
    await stateWhere(url, ({ variants }) =>
      variants.every(({ reading: { nodes } }) => {
        const table = nodes["sale-lines-table"];
        return table?.kind === "table" && table.rowCount > 0;
      }),
    );
    for (const { reading } of state.variants) {
      const { rows } = reading;
      expect(rows.in).toBe(rows.accepted + rows.deadLettered);
      expect(rows.accepted).toBe(rows.applied + rows.late + rows.duplicate + rows.filtered);
    }
  });
});

describe("a till that was lost for hours", () => {
  it("is counted by Kappa at once, and by Lambda once its batch has run", async () => {
    await stateWhere(url, ({ variants }) => variants.every(({ reading }) => reading.rows.applied > 0));
    await perform(url, { kind: "pause-batch", paused: true });
    // A run that is under way goes on to its end.
    await stateWhere(url, (state) => {
      const job = readingOf(state, "lambda").nodes["recompute-sales"];
      return job?.kind === "job" && job.state === "paused";
    });
    await perform(url, { kind: "find-till" });
    const dropped = await stateWhere(url, (state) => {
      const speed = readingOf(state, "lambda").nodes["tally-sales-speed"];
      return speed?.kind === "work" && speed.lateCount > 0;
    });
    expect(readingOf(dropped, "kappa").nodes["tally-sales"]).toMatchObject({ lateCount: 0 });
    await perform(url, { kind: "check" });
    const apart = await stateWhere(url, ({ variants }) => variants.every(({ check }) => check !== null));
    expect(apart.variants[0]?.check).toMatchObject({ differingCount: 0 });
    expect(apart.variants[1]?.check?.differingCount).toBeGreaterThan(0);
    const stale = readingOf(apart, "lambda").clocks.find(({ id }) => id === "answer");
    expect(stale?.freshnessMs).toBeGreaterThan(0);

    await perform(url, { kind: "pause-batch", paused: false });
    await stateWhere(url, (state) => {
      const [answer] = readingOf(state, "lambda").clocks;
      return (answer?.freshnessMs ?? Infinity) < (stale?.freshnessMs ?? 0);
    });
    await perform(url, { kind: "check" });
    const agreed = await stateWhere(url, ({ variants }) =>
      variants.every(({ check }, index) => (check?.atMs ?? 0) > (apart.variants[index]?.check?.atMs ?? 0)),
    );
    expect(agreed.variants.map(({ check }) => check?.differingCount)).toEqual([0, 0]);
  });
});

describe("a worker that is killed", () => {
  it("is started again, loses nothing and counts nothing twice", async () => {
    const before = readingOf(await stateWhere(url, () => true), "kappa").rows.in;
    const done = perform(url, { kind: "kill-worker", variant: "kappa" });
    const dead = await stateWhere(url, ({ variants }) => variants[0]?.phase === "restarting");
    expect(newest(dead, "worker-killed")?.variant).toBe("kappa");
    expect(await perform(url, { kind: "kill-worker", variant: "kappa" })).toBe(409);
    expect(await done).toBe(200);
    const alive = await stateWhere(
      url,
      (state) => state.variants[0]?.phase === "running" && newest(state, "worker-recovered") !== undefined,
    );
    const figures: Incident["figures"] = newest(alive, "worker-recovered")?.figures ?? {};
    expect(figures["differingCount"]).toBe(0);
    expect(figures["expectedCount"]).toBeGreaterThan(0);
    expect(figures["caughtUpMs"]).toBeGreaterThanOrEqual(figures["downMs"] ?? Infinity);
    expect(readingOf(alive, "kappa").rows.in).toBeGreaterThan(before);
  });
});

describe("a demonstration that is closed", () => {
  it("answers no more and leaves no data", async () => {
    const closing = demo;
    demo = null;
    await closing?.close();
    await expect(fetch(`${url}/settings`)).rejects.toThrow("fetch failed");
    expect(readdirSync(scratch)).toEqual([]);
  });
});
