import swagger from "@fastify/swagger";
import fastify from "fastify";
import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { nodesOf } from "#model";
import { ReferenceError } from "../reference-error.ts";
import { bindAnswer } from "../runtime/bind.ts";
import type { Runnable } from "../runtime/bind.ts";
import { addRoute } from "./route.ts";
import type { ServedViews } from "./views.ts";

export type ServeOptions = Readonly<{
  implementation: Runnable;
  views: ServedViews;
  /** 0 takes any free port. */
  port: number;
  /** 127.0.0.1 unless given: nothing outside the machine reaches it. */
  host?: string;
}>;

/** A server at work; `url` is without a slash at its end. */
export type Served = Readonly<{ url: string; port: number; close: () => Promise<void> }>;

/**
 * Serves each endpoint of the topology over HTTP, with its OpenAPI description at /openapi.json, and /health.
 *
 * @throws {ReferenceError} `PORT_BUSY` where somebody else has the port.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { implementation, views, port, host = "127.0.0.1" } = options;
  const { topology } = implementation;
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      code: "NO_SUCH_PATH",
      message: `${request.method} ${request.url} is no operation here; GET /openapi.json lists them.`,
    }),
  );
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: topology.id, version: "1" } },
  });
  await app.register((routes, _, done) => {
    for (const endpoint of nodesOf(topology, "endpoint")) {
      addRoute(routes, { endpoint, answer: bindAnswer(implementation, endpoint.id), views });
    }
    routes.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
    routes.get("/health", { schema: { hide: true } }, () => ({ status: "ok", nowMs: views.nowMs() }));
    done();
  });
  await listen(app, { port, host });
  const address = app.server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return { url: `http://${host}:${bound}`, port: bound, close: () => app.close() };
}

/** A fault of the request says so itself by its status; every other one is ours, and its details stay here. */
function answerFault(fault: FastifyError, _: unknown, reply: FastifyReply): FastifyReply {
  const status = fault.statusCode ?? 500;
  if (status < 400 || status >= 500) {
    return reply.code(500).send({ code: "INTERNAL", message: "The request failed for a reason of ours." });
  }
  return reply.code(status).send({ code: fault.code ?? "BAD_REQUEST", message: fault.message });
}

async function listen(
  app: FastifyInstance,
  { port, host }: Readonly<{ port: number; host: string }>,
): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    await app.close();
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) throw cause;
    throw new ReferenceError(
      "PORT_BUSY",
      `Port ${port} of ${host} is taken. Stop what listens there, or take another port (0 takes a free one).`,
      { cause },
    );
  }
}
