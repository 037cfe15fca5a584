import type { Architecture } from "./architecture.ts";
import type { Container } from "./container.ts";
import type { System } from "./context.ts";
import type { Flow } from "./flow.ts";
import { flowsOf } from "./flow.ts";
import type { Node, Topology } from "./topology.ts";

/** All that passes from one system or container to another, drawn as one line at C4 level 2. */
export type LiftedFlow<L extends string = string> = Readonly<{
  from: System<L> | Container<L>;
  to: System<L> | Container<L>;
  /** That of the first of the flows. */
  style: Flow["style"];
  /** The ids of the streams, tables and views that the data comes from or goes to; each once. */
  data: readonly string[];
}>;

/** The system or container that a host stands for; undefined where neither claims it. */
export function placeOf<L extends string>(
  hostId: string,
  { systems, containers }: Pick<Architecture<L>, "systems" | "containers">,
): System<L> | Container<L> | undefined {
  return [...containers, ...systems].find(({ host }) => host?.id === hostId);
}

/**
 * The flows of a topology between systems and containers: one for each pair, in the order of the topology. What comes
 * from a system that a container carries goes through that container. Flows within one container are left out.
 */
export function liftedFlows<L extends string>(
  architecture: Pick<Architecture<L>, "systems" | "containers">,
  topology: Topology,
): readonly LiftedFlow<L>[] {
  const nodes = new Map<string, Node>(topology.nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, Omit<LiftedFlow<L>, "data"> & { readonly data: Set<string> }>();
  for (const flow of flowsOf(topology)) {
    const [source, target] = [nodes.get(flow.from), nodes.get(flow.to)];
    if (!source || !target) continue;
    const [from, to] = [placeOf(source.host.id, architecture), placeOf(target.host.id, architecture)];
    if (!from || !to || from === to) continue;
    // What moves is best named by the end that keeps it.
    const kept = keeps(target) ? target.id : source.id;
    const carrier = architecture.containers.find(({ carries }) => carries.some(({ id }) => id === from.id));
    const legs = carrier ? [[from, carrier] as const, [carrier, to] as const] : [[from, to] as const];
    for (const [start, end] of legs) {
      const key = `${start.id} ${end.id}`;
      const pair = pairs.get(key) ?? { from: start, to: end, style: flow.style, data: new Set() };
      pairs.set(key, pair);
      pair.data.add(kept);
    }
  }
  return [...pairs.values()].map(({ from, to, style, data }) => ({ from, to, style, data: [...data] }));
}

function keeps({ kind }: Node): boolean {
  return kind === "stream" || kind === "table" || kind === "view" || kind === "landing";
}
