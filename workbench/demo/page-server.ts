import fastify from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ServerResponse } from "node:http";
import { z } from "zod";
import type { LiveAction, LiveSettings, LiveState } from "#report";
import type { LivePage } from "#report/press";
import { WorkbenchError } from "../workbench-error.ts";
import type { Answer } from "./answers.ts";

/** What the page shows and does. */
type PageSources = Readonly<{
  settings: LiveSettings;
  /** SVG by the picture's id. */
  pictures: ReadonlyMap<string, string>;
  state: () => LiveState;
  perform: (action: LiveAction) => Promise<void>;
  /** What a variant's endpoint answers; null for a variant that does not run. */
  ask: (variant: string, path: string) => Promise<Answer> | null;
  pushEveryMs: number;
}>;

export type PageServer = Readonly<{
  url: string;
  /** From now on there is something to tell: until then the page is there, and waits. */
  begin(sources: PageSources): void;
  close(): Promise<void>;
}>;

const host = "127.0.0.1";

/**
 * Serves the page at a port of this machine's own address; port 0 takes any that is free.
 *
 * @throws {WorkbenchError} PORT_BUSY where somebody else has it.
 */
export async function openPageServer({
  port,
  page,
}: Readonly<{ port: number; page: LivePage }>): Promise<PageServer> {
  const app = fastify({ forceCloseConnections: true });
  const streams = new Set<ServerResponse>();
  let sources: PageSources | null = null;
  let push: NodeJS.Timeout | null = null;
  app.addHook("onRequest", refuseStrangers);
  app.setErrorHandler(answerFault);
  app.addHook("onSend", async (_, reply) => {
    void reply.header("content-security-policy", page.contentSecurityPolicy);
    void reply.header("x-content-type-options", "nosniff").header("cache-control", "no-store");
  });
  for (const [path, { type, body }] of page.assets) app.get(path, (_, reply) => reply.type(type).send(body));
  app.get("/*", async (request, reply) => (sources ? answerGet(request, reply, sources) : answerWait(reply)));
  app.get("/events", (_, reply) => {
    if (!sources) return answerWait(reply);
    reply.hijack();
    openStream(reply.raw, streams);
    reply.raw.write(eventOf(sources.state()));
    return reply;
  });
  app.post("/actions", async (request, reply) => {
    if (!sources) return answerWait(reply);
    await sources.perform(action.parse(request.body));
    return reply.send({ done: true });
  });
  await listen(app, port);
  const address = app.server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    begin: (begun) => {
      sources = begun;
      push = setInterval(() => {
        const event = streams.size === 0 ? null : eventOf(begun.state());
        for (const stream of streams) if (event !== null && !stream.writableNeedDrain) stream.write(event);
      }, begun.pushEveryMs);
    },
    close: async () => {
      if (push) clearInterval(push);
      for (const stream of streams) stream.end();
      await app.close();
    },
  };
}

async function answerGet(
  request: FastifyRequest,
  reply: FastifyReply,
  { settings, pictures, ask }: PageSources,
): Promise<FastifyReply> {
  const url = URL.parse(`http://${host}${request.url}`);
  if (url === null) return answerNothing(reply, request.url);
  const { pathname, search } = url;
  if (pathname === "/settings") return reply.send(settings);
  const [, kind, variant = "", rest = ""] = /^\/(pictures|answers)\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  const picture = kind === "pictures" ? pictures.get(variant) : undefined;
  if (picture !== undefined) return reply.type("image/svg+xml; charset=utf-8").send(picture);
  const answer = kind === "answers" ? await ask(variant, `${rest}${search}`) : null;
  if (answer) return reply.code(answer.status).type(answer.type).send(answer.body);
  return answerNothing(reply, pathname);
}

function answerNothing(reply: FastifyReply, path: string): FastifyReply {
  return reply.code(404).send({ code: "NO_SUCH_PATH", message: `There is nothing at ${path}.` });
}

function answerWait(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header("retry-after", "1")
    .send({ code: "STARTING", message: "The pipelines start." });
}

function openStream(stream: ServerResponse, streams: Set<ServerResponse>): void {
  stream.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  stream.write("retry: 1000\n\n");
  streams.add(stream);
  stream.once("close", () => streams.delete(stream));
}

function eventOf(state: LiveState): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

/** Another page that this browser has open must not be able to use this one: neither by its own name nor by another. */
async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host: asked = "", origin } = request.headers;
  const name = asked.replace(/:\d+$/, "");
  const isOwn = name === host || name === "localhost";
  if (isOwn && (origin === undefined || origin === `http://${asked}`)) return;
  await reply
    .code(403)
    .send({ code: "STRANGER", message: "Only the page that is served here may ask here." });
}

const action: z.ZodType<LiveAction> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("change-rate"), factor: z.number().min(0.01).max(100) }),
  z.strictObject({ kind: z.literal("send-broken") }),
  z.strictObject({ kind: z.literal("cut-line") }),
  z.strictObject({ kind: z.literal("find-till") }),
  z.strictObject({ kind: z.literal("steal-card") }),
  z.strictObject({ kind: z.literal("kill-worker"), variant: z.string() }),
  z.strictObject({ kind: z.literal("pause-batch"), paused: z.boolean() }),
  z.strictObject({ kind: z.literal("check") }),
]);

function answerFault(fault: unknown, _: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault instanceof z.ZodError) {
    return reply.code(400).send({ code: "NO_SUCH_ACTION", message: z.prettifyError(fault) });
  }
  if (fault instanceof WorkbenchError) {
    return reply.code(409).send({ code: fault.code, message: fault.message });
  }
  const status = fault instanceof Error && "statusCode" in fault ? Number(fault.statusCode) : 500;
  return reply.code(status).send({ code: "FAULT", message: fault instanceof Error ? fault.message : "" });
}

async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    await app.close();
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) throw cause;
    throw new WorkbenchError(
      "PORT_BUSY",
      `port ${port} of ${host} is taken: stop what listens there, or take another one with --port (0 takes any that is free)`,
      { cause },
    );
  }
}
