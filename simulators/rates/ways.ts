import { nodesOf } from "#model";
import type { Node, Topology } from "#model";
import type { FanOut } from "./fan-out.ts";

/** A way that records take: of each that leaves `from`, `factor` reach `to`; `toEach` says that all its workers get it. */
export type Way = Readonly<{
  from: string;
  to: string;
  factor: number;
  basis: FanOut["basis"] | "modelled";
  toEach: boolean;
}>;

/**
 * Gives the ways of records through a topology, from its sources to its views, tables and effects on people; requests
 * are none of them.
 *
 * @param fanOuts - By `<node>.<output>`; 1 where one is missing.
 */
export function waysOf(
  topology: Topology,
  { fanOuts, rejectedShare }: Readonly<{ fanOuts: ReadonlyMap<string, FanOut>; rejectedShare: number }>,
): readonly Way[] {
  return topology.nodes.flatMap((node) => waysOfNode(node, fanOuts, rejectedShare));
}

function waysOfNode(node: Node, fanOuts: ReadonlyMap<string, FanOut>, rejectedShare: number): readonly Way[] {
  switch (node.kind) {
    case "source":
      return node.rejects === null
        ? [way(node.id, node.into.id)]
        : [
            way(node.id, node.into.id, { factor: 1 - rejectedShare }),
            way(node.id, node.rejects.id, { factor: rejectedShare, basis: "assumed" }),
          ];
    case "processor":
      return [
        ...Object.values(node.reads).map(({ stream, how }) =>
          way(stream.id, node.id, { toEach: how === "broadcast" }),
        ),
        ...outputs(node, fanOuts),
      ];
    case "job":
      return [...Object.values(node.reads).map(({ id }) => way(id, node.id)), ...outputs(node, fanOuts)];
    case "table-sink":
      return [way(node.from.id, node.id), way(node.id, node.into.id)];
    case "egress":
      return [way(node.from.id, node.id)];
    case "stream":
    case "landing":
    case "table":
    case "view":
    case "endpoint":
      return [];
  }
}

function outputs(
  { id, writes }: Readonly<{ id: string; writes: Readonly<Record<string, Node>> }>,
  fanOuts: ReadonlyMap<string, FanOut>,
): readonly Way[] {
  return Object.entries(writes).map(([output, target]) => {
    const { factor, basis } = fanOuts.get(`${id}.${output}`) ?? { factor: 1, basis: "assumed" };
    return way(id, target.id, { factor, basis });
  });
}

function way(from: string, to: string, how: Partial<Omit<Way, "from" | "to">> = {}): Way {
  return { from, to, factor: 1, basis: "modelled", toEach: false, ...how };
}

/** The streams whose records come from outside and are read by a processor: their decoding is work of its own. */
export function decodedStreams(topology: Topology): ReadonlySet<string> {
  const fromOutside = new Set(nodesOf(topology, "source").map(({ into }) => into.id));
  const read = nodesOf(topology, "processor").flatMap(({ reads }) =>
    Object.values(reads).map(({ stream }) => stream.id),
  );
  return new Set(read.filter((id) => fromOutside.has(id)));
}
