import { upstreamOf } from "#model";
import type { System } from "./system.ts";

/** What a figure rests on: measured costs alone, some assumed ones as well, or nothing measured. */
export type Footing = "measured" | "partly assumed" | "assumed";

/** Says what a node's figures rest on: the costs and the fan-outs of all that leads to it. */
export function footingOf(id: string, { nodes, options }: System): Footing {
  const upstream = upstreamOf(options.topology, [id]);
  const leading = nodes.filter(({ node }) => upstream.has(node.id));
  const assumed = leading.some(({ cost, rate }) => cost?.basis === "assumed" || rate.assumed);
  if (!assumed) return "measured";
  return leading.some(({ cost }) => cost?.basis === "measured") ? "partly assumed" : "assumed";
}
