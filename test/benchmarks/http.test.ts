import { createServer } from "node:http";
import { decodeFromCompressedBase64 } from "hdr-histogram-js";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { askProcess } from "#benchmarks";
import { measureHttp } from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { pathsOf } from "../../benchmarks/http/endpoint-paths.ts";
import { percentilesOf } from "../../benchmarks/load/latency-histogram.ts";
import { circumstances } from "./folder.ts";

describe("the paths of an endpoint", () => {
  const values = [
    { lines: [{ productId: "p 1" }, { productId: "p/2" }], shopId: "s1" },
    { shopId: "s2", productId: null },
    "cut off",
  ];

  it("take what fields of the parameters' names have, at any depth, each value once", () => {
    expect(pathsOf({ path: "/products/{productId}/sales" }, [...values, ...values], 9)).toEqual([
      "/products/p%201/sales",
      "/products/p%2F2/sales",
    ]);
    expect(pathsOf({ path: "/{shopId}/{productId}" }, values, 1)).toEqual(["/s1/p%201"]);
  });

  it("are the path itself without parameters, and none where no record has such a field", () => {
    expect(pathsOf({ path: "/alerts" }, [], 9)).toEqual(["/alerts"]);
    expect(pathsOf({ path: "/sessions/{sessionId}" }, values, 9)).toEqual([]);
  });
});

describe("the load of a server", () => {
  it("counts how long a request waits for a connection, which a tool that waits for answers would hide", async () => {
    const server = createServer((_, response) => setTimeout(() => response.end("{}"), 20));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const answer = await askProcess({
      script: new URL("../../benchmarks/http/load-process.ts", import.meta.url),
      // Ten times as many requests as one connection carries.
      question: {
        url: `http://127.0.0.1:${port}`,
        paths: ["/"],
        requestsPerSecond: 500,
        connections: 1,
        seconds: 0.2,
        seed: "s",
      },
      timeoutMs: 60_000,
    });
    const { failed, histogram } = z.object({ failed: z.int(), histogram: z.string() }).parse(answer);
    expect(failed).toBe(0);
    const { p50, count } = percentilesOf([decodeFromCompressedBase64(histogram)]);
    expect(count).toBeGreaterThan(50);
    expect(p50).toBeGreaterThan(count * 5);
  }, 60_000);
});

describe("measureHttp", () => {
  it("asks an endpoint with a pipeline at rest and at work, from a process of its own", async () => {
    const found = await measureHttp(circumstances, {
      endpoints: "product-sales",
      requestsPerSecond: 100,
      connections: 2,
      trialCount: 1,
      trialSeconds: 0.1,
      eventsPerSecond: 500,
      eventsBefore: 4_000,
    });
    expect(found.map(parseEvidence)).toEqual(found);
    expect(found.map(({ subject, metric }) => `${subject}.${metric}`)).toEqual([
      "product-sales.requests-per-second-idle",
      "product-sales.request-ms-p50-idle",
      "product-sales.request-ms-p99-idle",
      "product-sales.requests-per-second",
      "product-sales.request-ms-p50",
      "product-sales.request-ms-p99",
    ]);
    for (const { value } of found) expect(value).toBeGreaterThan(0);
  }, 120_000);
});
