import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureHttp } from "#benchmarks";
import { parseEvidence } from "#model";
import { pathsOf } from "../../benchmarks/http/endpoint-paths.ts";
import { recordCorrected } from "../../benchmarks/http/corrected-latency.ts";
import { latencyHistogram } from "../../benchmarks/load/latency-histogram.ts";
import { circumstances } from "./folder.ts";

const counted = (responseMs: number) => {
  const histogram = latencyHistogram();
  recordCorrected(histogram, { responseMs, requestsPerSecond: 100, connections: 1 });
  return histogram;
};

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

describe("a corrected latency", () => {
  it("counts the requests that a stall kept back, each with what was then left to wait", () => {
    const histogram = counted(45);
    expect(histogram.totalCount).toBe(4);
    expect(histogram.minNonZeroValue / 1000).toBeCloseTo(15, 1);
  });

  it("counts a request once that was answered within the interval, and never loses one", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (responseMs) => {
        expect(counted(responseMs).totalCount).toBe(1);
      }),
    );
  });
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
