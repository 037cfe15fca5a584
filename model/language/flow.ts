import type { Node, Topology } from "./topology.ts";

/** One move of data between two nodes, named by the port, output or role that makes it. */
export type Flow = Readonly<{ from: string; to: string; via: string; style: "event" | "batch" | "request" }>;

/** All flows of a topology, in the order of its nodes. Pure: drawing, linting, simulation and `--observed` share it. */
export function flowsOf(topology: Topology): readonly Flow[] {
  return topology.nodes.flatMap(flowsOfNode);
}

function flowsOfNode(node: Node): readonly Flow[] {
  switch (node.kind) {
    case "source":
      return [
        {
          from: node.id,
          to: node.into.id,
          via: "accepted",
          style: node.into.kind === "landing" ? "batch" : "event",
        },
        ...(node.rejects
          ? [{ from: node.id, to: node.rejects.id, via: "rejected", style: "event" } as const]
          : []),
      ];
    case "processor":
      return [
        ...Object.entries(node.reads).map(([via, port]) =>
          flow(port.stream.id, node.id, { via, style: "event" }),
        ),
        ...Object.entries(node.writes).map(([via, output]) =>
          flow(node.id, output.id, { via, style: "event" }),
        ),
      ];
    case "table-sink":
      return [
        flow(node.from.id, node.id, { via: "committed", style: "event" }),
        flow(node.id, node.into.id, { via: "snapshot", style: "batch" }),
      ];
    case "job":
      return [
        ...Object.entries(node.reads).map(([via, input]) => flow(input.id, node.id, { via, style: "batch" })),
        ...Object.entries(node.writes).map(([via, output]) =>
          flow(node.id, output.id, { via, style: "batch" }),
        ),
      ];
    case "endpoint":
      return Object.entries(node.reads).map(([via, input]) =>
        flow(input.id, node.id, { via, style: "request" }),
      );
    case "egress":
      return [flow(node.from.id, node.id, { via: "effects", style: "event" })];
    case "stream":
    case "landing":
    case "table":
    case "view":
      return [];
  }
}

function flow(from: string, to: string, how: Pick<Flow, "via" | "style">): Flow {
  return { from, to, ...how };
}

/** The ids of all nodes from which data can reach one of `targets`, the targets among them. */
export function upstreamOf(topology: Topology, targets: readonly string[]): ReadonlySet<string> {
  const flows = flowsOf(topology);
  const reached = new Set(targets);
  for (let grown = true; grown; ) {
    const more = flows.filter(({ from, to }) => reached.has(to) && !reached.has(from));
    for (const { from } of more) reached.add(from);
    grown = more.length > 0;
  }
  return reached;
}

/**
 * The part of a topology from which data reaches `targets`, and where its sources put what is refused: a topology of
 * its own, in the same order. Flows to nodes outside the part are not flows of it.
 */
export function partOf(topology: Topology, targets: readonly string[]): Topology {
  const inside = upstreamOf(topology, targets);
  const refused = new Set(
    topology.nodes.flatMap((node) =>
      node.kind === "source" && inside.has(node.id) && node.rejects ? [node.rejects.id] : [],
    ),
  );
  return { ...topology, nodes: topology.nodes.filter(({ id }) => inside.has(id) || refused.has(id)) };
}
