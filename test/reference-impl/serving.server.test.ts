import { describe, expect, it, onTestFinished } from "vitest";
import { domain, endpoint, host, topology, view } from "#model";
import { productHour } from "#model/omnishop";
import { serve } from "../../reference-impl/serving/server.ts";
import type { Served } from "../../reference-impl/serving/server.ts";

const place = { domain: domain("selling"), host: host("api") };
const hours = view("hours", { ...place, contract: productHour, key: ["productId"] });
const sales = endpoint("product-sales", {
  ...place,
  path: "/products/{productId}/sales",
  query: ["limit"],
  reads: { hours },
});

type Asked = Readonly<{
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | undefined>>;
  nowMs: number;
  cutMs: Readonly<Record<string, number | null>>;
}>;

const runnable = {
  topology: topology("served", { paradigm: "kappa", nodes: [hours, sales] }),
  processors: {},
  folds: {},
  jobs: {},
  answers: {
    "product-sales": {
      answer: ({ hours: index }: Readonly<{ hours: ReadonlyMap<string, number> }>, asked: Asked) => {
        if (asked.query["limit"] === "many") {
          throw Object.assign(new Error("limit is a whole number, not many"), {
            statusCode: 400,
            code: "BAD_LIMIT",
          });
        }
        if (asked.query["limit"] === "bug") throw new Error("secret detail");
        const units = index.get(asked.path["productId"] ?? "");
        return units === undefined ? null : { units, ...asked };
      },
    },
  },
};

describe("the server of a topology's endpoints", () => {
  it("answers from the index of the view, after taking in what was committed", async () => {
    const { url } = await started();

    const { status, type, body } = await get(`${url}/products/p%2F1/sales?limit=3`);

    expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
    expect(body).toEqual({
      units: 1,
      path: { productId: "p/1" },
      query: { limit: "3" },
      nowMs: 99,
      cutMs: { hours: 7 },
    });
    expect((await get(`${url}/products/p%2F1/sales`)).body).toMatchObject({ units: 2 });
  });

  it.each([
    ["/products/unknown/sales", 404, "NOT_FOUND"],
    ["/nowhere", 404, "NO_SUCH_PATH"],
    ["/products/p/sales?limit=many", 400, "BAD_LIMIT"],
    ["/products/p/sales?limit=1&limit=2", 400, "FST_ERR_VALIDATION"],
    ["/products/p/sales?limit=bug", 500, "INTERNAL"],
  ])("answers %s with %i and says %s", async (path, status, code) => {
    const { url } = await started();

    const answer = await get(url + path);

    expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) } });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
  });

  it("describes each endpoint in OpenAPI, and tells how it is", async () => {
    const { url } = await started();

    const { body } = await get(`${url}/openapi.json`);

    expect(body).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/products/{productId}/sales": {
          get: {
            operationId: "product-sales",
            parameters: expect.arrayContaining([
              expect.objectContaining({ name: "productId", in: "path", required: true }),
              expect.objectContaining({ name: "limit", in: "query", required: false }),
            ]),
            responses: { 200: expect.anything(), 400: expect.anything(), 404: expect.anything() },
          },
        },
      },
    });
    expect((await get(`${url}/health`)).body).toEqual({ status: "ok", nowMs: 99 });
  });

  it("says that the port is taken, and how to mend it", async () => {
    const { port } = await started();

    await expect(serve({ implementation: runnable, views: viewsOf(), port })).rejects.toMatchObject({
      code: "PORT_BUSY",
      message: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`),
    });
  });
});

/** A view whose one product has as many units as it was refreshed. */
function viewsOf() {
  const index = new Map<string, number>();
  return {
    refresh: () => index.set("p/1", (index.get("p/1") ?? 0) + 1),
    index: () => index,
    cutMs: () => 7,
    nowMs: () => 99,
  };
}

async function started(): Promise<Served> {
  const served = await serve({ implementation: runnable, views: viewsOf(), port: 0 });
  onTestFinished(() => served.close());
  return served;
}

async function get(url: string): Promise<Readonly<{ status: number; type: string | null; body: unknown }>> {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}
