import { nodesOf } from "#model";
import type { Endpoint, Topology } from "#model";
import type { NodeReading } from "#report";
import { RateMeter } from "./rate-meter.ts";

/** What an endpoint answered. */
export type Answer = Readonly<{ status: number; type: string; body: string }>;

const unavailable = (variant: string): Answer => ({
  status: 503,
  type: "application/json; charset=utf-8",
  body: JSON.stringify({ code: "RESTARTING", message: `The endpoints of ${variant} are being restarted.` }),
});

/** Passes requests on to the endpoints of one variant, and counts what each has answered. */
export class Answers {
  readonly #topology: Topology;
  readonly #counts = new Map<string, number>();
  readonly #meter = new RateMeter();

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  /** Asks the endpoint at `url` + `path`; 503 where there is none for the moment. */
  async ask(url: string | null, path: string): Promise<Answer> {
    if (url === null) return unavailable(this.#topology.id);
    try {
      const response = await fetch(`${url}${path}`);
      const body = await response.text();
      const endpoint = nodesOf(this.#topology, "endpoint").find((one) => matches(one, path));
      if (endpoint) this.#counts.set(endpoint.id, (this.#counts.get(endpoint.id) ?? 0) + 1);
      return { status: response.status, type: response.headers.get("content-type") ?? "text/plain", body };
    } catch {
      return unavailable(this.#topology.id);
    }
  }

  read(nowMs: number): Readonly<Record<string, NodeReading>> {
    const counts = Object.fromEntries(
      nodesOf(this.#topology, "endpoint").map(({ id }) => [id, this.#counts.get(id) ?? 0]),
    );
    const rates = this.#meter.read(nowMs, counts);
    return Object.fromEntries(
      Object.entries(counts).map(([id, totalCount]) => [
        id,
        { kind: "answers", perSecond: rates[id] ?? 0, totalCount } as const,
      ]),
    );
  }
}

function matches({ path }: Endpoint, asked: string): boolean {
  const pattern = path.replaceAll(/\{[^}]+\}/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(asked.split("?")[0] ?? "");
}
