import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "../../../workbench/demo.ts";
import type { Demo } from "#workbench";
import type { LiveState } from "#report";
import { newest, perform, readingOf, statesOf, stateWhere } from "./live-page.ts";

const options = {
  port: 0,
  ratePerSecond: 40,
  batchSeconds: 1,
  variants: ["kappa", "lambda"],
  sources: "sales",
  language: "en",
  seed: "demo",
} as const;

const usualFolder = process.env["TMPDIR"];
const scratch = mkdtempSync(join(tmpdir(), "archbench-demo-test-"));
let demo: Demo | null = null;
let url = "";

beforeAll(async () => {
  process.env["TMPDIR"] = scratch;
  demo = await startDemo(options);
  url = demo.url;
});
afterAll(async () => {
  await demo?.close();
  if (usualFolder === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = usualFolder;
  await rm(scratch, { recursive: true, force: true });
});

function lawHolds(state: LiveState): boolean {
  return ["kappa", "lambda"].every((variant) => {
    const { rows } = readingOf(state, variant);
    return (
      rows.in === rows.accepted + rows.deadLettered &&
      rows.accepted === rows.applied + rows.late + rows.duplicate + rows.filtered
    );
  });
}

const bothShow = (state: LiveState): boolean =>
  state.variants.every(({ reading }) => reading.rows.applied > 0);

describe("the page of a demonstration", () => {
  it.each([
    ["/", "text/html"],
    ["/live.css", "text/css"],
    ["/main.ts", "text/javascript"],
    ["/page.ts", "text/javascript"],
    ["/packages/preact.js", "text/javascript"],
    ["/packages/htm-preact.js", "text/javascript"],
    ["/fonts/Inter_400Regular.ttf", "font/ttf"],
    ["/pictures/lambda", "image/svg+xml"],
    ["/settings", "application/json"],
    ["/answers/kappa/alerts", "application/json"],
  ])("serves %s as %s, from this machine alone", async (path, type) => {
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    const text = type.startsWith("font") ? "" : await response.text();
    expect(text.replaceAll("http://www.w3.org/", "")).not.toMatch(/["'(]https?:\/\//);
  });

  it("serves its TypeScript without types", async () => {
    const text = await (await fetch(`${url}/page.ts`)).text();
    expect(text).not.toContain("import type");
    expect(text).toContain("export function Page(");
  });

  it.each([
    "/nowhere",
    "//",
    "//elsewhere.example:port/",
    "/answers/delta/alerts",
    "/pictures/delta",
    "/pictures/constructor",
    "/pictures/__proto__",
    "/answers/constructor/alerts",
    "/answers/__proto__/alerts",
  ])("knows nothing at %s", async (path) => {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  it("lets no other site of the same browser in", async () => {
    const foreign = await fetch(`${url}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://elsewhere.example" },
      body: JSON.stringify({ kind: "check" }),
    });
    expect(foreign.status).toBe(403);
    const status = await new Promise((resolve, reject) => {
      get(`${url}/settings`, { headers: { host: "elsewhere.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(403);
  });

  it("refuses an action that there is not, and says which there are", async () => {
    const response = await fetch(`${url}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "explode" }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("NO_SUCH_ACTION");
  });
});

describe("a worker that there is not", () => {
  it.each(["x", "constructor"])("cannot be killed: %s", async (variant) => {
    expect(await perform(url, { kind: "kill-worker", variant })).toBe(409);
  });
});

describe("what the page is told", () => {
  it("grows, and gives every row one fate at every moment", async () => {
    const counts: number[] = [];
    for await (const state of statesOf(url)) {
      if (!bothShow(state)) continue;
      expect(lawHolds(state)).toBe(true);
      counts.push(readingOf(state, "kappa").rows.in);
      if (counts.length === 4) break;
    }
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? Infinity);
  });

  it("is measured: rates, busy shares and latency of what runs, on every node of the model", async () => {
    const state = await stateWhere(url, bothShow);
    const { nodes, latency } = readingOf(state, "lambda");
    expect(nodes["sales"]).toMatchObject({ kind: "flow" });
    expect(nodes["tally-sales-speed"]).toMatchObject({ kind: "work" });
    expect(nodes["recompute-sales"]).toMatchObject({ kind: "job" });
    expect(latency?.sampleCount).toBeGreaterThan(0);
    expect(latency?.msP99).toBeGreaterThanOrEqual(latency?.msP50 ?? Infinity);
  });

  it("has a clock for each answer, and one for Lambda's batch layer alone, which lags behind", async () => {
    const state = await stateWhere(url, bothShow);
    const [answer, batch] = readingOf(state, "lambda").clocks;
    expect(readingOf(state, "kappa").clocks.map(({ id }) => id)).toEqual(["answer"]);
    expect(batch?.id).toBe("batch-layer");
    expect(batch?.freshnessMs).toBeGreaterThan(answer?.freshnessMs ?? Infinity);
  });
});

describe("a button", () => {
  it("changes the rate that is sent", async () => {
    expect(await perform(url, { kind: "change-rate", factor: 2 })).toBe(200);
    const state = await stateWhere(url, ({ sender }) => sender.plannedPerSecond === 80);
    expect(newest(state, "rate-changed")?.figures).toEqual({ perSecond: 80 });
    const faster = await stateWhere(url, ({ sender }) => sender.sentPerSecond > 60);
    await perform(url, { kind: "change-rate", factor: 0.5 });
    expect(lawHolds(faster)).toBe(true);
  });

  it("sends broken records, which lie in the dead letters with their reasons", async () => {
    const started = await stateWhere(url, bothShow);
    const before = readingOf(started, "kappa").rows.deadLettered;
    await perform(url, { kind: "send-broken" });
    const state = await stateWhere(url, (one) => readingOf(one, "kappa").rows.deadLettered >= before + 25);
    const { byReason, newest: letters } = readingOf(state, "kappa").deadLetters;
    expect(Object.keys(byReason).length).toBeGreaterThan(2);
    expect(letters).toHaveLength(5);
    expect(lawHolds(state)).toBe(true);
  });

  it("uses a stolen card, and the endpoint answers the alert", async () => {
    await perform(url, { kind: "steal-card" });
    await stateWhere(url, (state) => {
      const alerts = readingOf(state, "kappa").nodes["fraud-alerts"];
      return alerts?.kind === "flow" && alerts.totalCount > 0;
    });
    const text = await (await fetch(`${url}/answers/kappa/alerts`)).text();
    expect(text).toContain('"reason":"burst"');
    expect(text).toContain("tok_stolen");
  });

  it("cuts the line of the tills: what they send waits", async () => {
    await perform(url, { kind: "cut-line" });
    const state = await stateWhere(url, ({ sender }) => (sender.cut?.heldCount ?? 0) > 2);
    expect(state.sender.cut?.endsInMs).toBeLessThanOrEqual(10_000);
    expect(newest(state, "line-cut")?.figures).toEqual({ seconds: 10 });
  });
});

describe("a demonstration that is asked for a taken port", () => {
  it("names the port and how to mend it, and leaves nothing behind", async () => {
    const port = Number(new URL(url).port);
    const foldersBefore = readdirSync(scratch);
    const refused = startDemo({ ...options, port });
    await expect(refused).rejects.toMatchObject({ code: "PORT_BUSY" });
    await expect(refused).rejects.toThrow(new RegExp(`port ${port} .*--port`));
    expect(readdirSync(scratch)).toEqual(foldersBefore);
    expect(existsSync(scratch)).toBe(true);
  });
});
