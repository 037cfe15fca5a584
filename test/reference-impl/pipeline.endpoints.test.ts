import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, generateSales, noTraps } from "#generators";
import { kappaImplementation, openPipeline, serve } from "#reference-impl";
import type { Pipeline } from "#reference-impl";
import { clickOf } from "./needs-clicks.ts";
import { movementOf, noonMs } from "./needs-stock.ts";

let folder = "";
let pipeline: Pipeline | null = null;
let server: Awaited<ReturnType<typeof serve>> | null = null;
let url = "";
const world = createWorld({ seed: "endpoints" });
const options = {
  world,
  seed: "endpoints",
  receipts: 300,
  startMs: 1_768_201_200_000,
  ratePerSecond: 1,
  traps: noTraps,
};
const sales = generateSales(options);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "archbench-endpoints-"));
  const opened = await openPipeline({ implementation: kappaImplementation, folder, clock: () => 0 });
  for (const batch of sales.batches) await opened.offer("tills", batch);
  const arrivalMs = noonMs + 2;
  await opened.offer("stock-ledger", [
    { arrivalMs, value: movementOf({ movementId: "d1", kind: "delivery", quantity: 5 }) },
    { arrivalMs, value: movementOf({ movementId: "m1", quantity: -2, movedAtMs: noonMs + 1 }) },
  ]);
  await opened.offer("web-clicks", [
    { arrivalMs, value: clickOf({ clickId: "c1", sessionId: "s1", productId: "p1" }) },
    { arrivalMs, value: clickOf({ clickId: "c2", sessionId: "s2", productId: "p2" }) },
  ]);
  await opened.work();
  server = await serve({
    implementation: kappaImplementation,
    views: { ...opened.views, nowMs: () => opened.watermarkMs() },
    port: 0,
  });
  url = server.url;
  pipeline = opened;
});
afterAll(async () => {
  await server?.close();
  await pipeline?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the endpoints of a running pipeline", () => {
  it("answer what a product sold, to the unit, as the receipts say", async () => {
    const productId = world.products[0]?.productId ?? "";
    const lines = sales
      .truth()
      .allowed.flatMap((sale) => sale.lines.filter((line) => line.productId === productId));
    const response = await fetch(`${url}/products/${productId}/sales`);
    const text = await response.text();
    const units = [...text.matchAll(/"units":(-?\d+)/g)].reduce((sum, [, found]) => sum + Number(found), 0);
    expect(lines.length).toBeGreaterThan(0);
    expect(units).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0));
  });

  it("answer an unknown product with 404", async () => {
    const response = await fetch(`${url}/products/p-none/sales`);
    expect(response.status).toBe(404);
  });

  it("answer where a product is, and how many", async () => {
    const response = await fetch(`${url}/products/p1/stock?placeId=shop-1`);
    const place = {
      placeId: "shop-1",
      onHand: 3,
      demandPerDayMean: 0,
      reorderPoint: 0,
      changedAtMs: noonMs + 1,
    };
    expect(await response.json()).toEqual({ productId: "p1", onHand: 3, places: [place] });
    expect((await fetch(`${url}/products/p1/stock?placeId=shop-2`)).status).toBe(404);
  });

  it("answer what a session may want to see next and some place has", async () => {
    const response = await fetch(`${url}/sessions/s2/recommendations?limit=5`);
    const products = [{ productId: "p1", reason: "popular" }];
    expect(await response.json()).toEqual({ sessionId: "s2", products });
  });

  it("refuse a bad number with 400, and say what is accepted", async () => {
    const response = await fetch(`${url}/alerts?limit=many`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("whole number");
  });
});

describe("the log of a running pipeline", () => {
  it("tells how many records each stream and each view's changelog holds", () => {
    const { allowed } = sales.truth();
    const lineCount = allowed.reduce((sum, { lines }) => sum + lines.length, 0);
    expect(pipeline?.logged()).toMatchObject({
      sales: allowed.length,
      "sale-lines": lineCount,
      "sales-by-product-hour": lineCount,
      "dead-letters": 0,
    });
  });

  it("gives what a stream holds from an offset on, amid a batch too", () => {
    const { allowed } = sales.truth();
    const read = pipeline?.read("sales", 7) ?? [];
    expect(read.map(({ saleId }) => saleId)).toEqual(allowed.slice(7).map(({ saleId }) => saleId));
  });

  it("names the streams that there are when asked for another", () => {
    expect(() => pipeline?.read("returns", 0)).toThrow(/no stream "returns".*sale-lines/);
  });
});
