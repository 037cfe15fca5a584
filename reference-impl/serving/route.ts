import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Endpoint } from "#model";
import type { BoundAnswer } from "../runtime/bind.ts";
import type { ServedViews } from "./views.ts";

type RouteOptions = Readonly<{ endpoint: Endpoint; answer: BoundAnswer; views: ServedViews }>;
type Texts = Readonly<Record<string, string>>;

const jsonType = "application/json; charset=utf-8";
const faultSchema = {
  type: "object",
  required: ["code", "message"],
  properties: { code: { type: "string" }, message: { type: "string" } },
} as const;

/** Adds the GET route of an endpoint; path and query parameters arrive as text. */
export function addRoute(app: FastifyInstance, { endpoint, answer, views }: RouteOptions): void {
  app.get<{ Params: Texts; Querystring: Texts }>(
    endpoint.path.replaceAll(/\{([^}]+)\}/g, ":$1"),
    { schema: schemaOf(endpoint) },
    async (request, reply) => {
      views.refresh();
      const body = answer.answer(indexesOf(endpoint, views), requestOf(request, { endpoint, views }));
      void reply.type(jsonType);
      if (body !== null) return reply.send(JSON.stringify(body));
      const message = `${request.url} names nothing that ${endpoint.id} knows. Check the path and its parameters.`;
      return reply.code(404).send(JSON.stringify({ code: "NOT_FOUND", message }));
    },
  );
}

function schemaOf(endpoint: Endpoint): object {
  const names = [...endpoint.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  return {
    operationId: endpoint.id,
    tags: [endpoint.domain.id],
    ...(names.length > 0 && { params: { ...textsSchema(names), required: names } }),
    ...(endpoint.query.length > 0 && { querystring: textsSchema(endpoint.query) }),
    response: {
      200: { description: "The answer", content: { "application/json": { schema: {} } } },
      400: { description: "A parameter that cannot be read", ...faultSchema },
      404: { description: "There is no such thing", ...faultSchema },
    },
  };
}

function textsSchema(names: readonly string[]): object {
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
  };
}

/** A table that an endpoint reads has no index: an answer reaches the lake by its own means. */
function indexesOf(endpoint: Endpoint, views: ServedViews): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(endpoint.reads).map(([name, node]) => [
      name,
      node.kind === "view" ? views.index(node.id) : undefined,
    ]),
  );
}

function requestOf(
  { params, query }: FastifyRequest<{ Params: Texts; Querystring: Texts }>,
  { endpoint, views }: Pick<RouteOptions, "endpoint" | "views">,
): Parameters<BoundAnswer["answer"]>[1] {
  return {
    path: params,
    query,
    nowMs: views.nowMs(),
    cutMs: Object.fromEntries(
      Object.entries(endpoint.reads).map(([name, node]) => [
        name,
        node.kind === "view" ? views.cutMs(node.id) : null,
      ]),
    ),
  };
}
