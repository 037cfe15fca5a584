import type { Contract, Topology } from "#model";

/** The contracts of all nodes, each once, in the order in which data meets them. */
export function contractsIn(topologies: readonly Topology[]): readonly Contract[] {
  const found = topologies.flatMap(({ nodes }) =>
    nodes.flatMap((node) => ("contract" in node ? [node.contract] : [])),
  );
  return [...new Map(found.map((contract) => [contract.id, contract])).values()];
}
