import { nodesOf } from "#model";
import type { Assumptions, NodeCostEvidence, Topology } from "#model";
import type { Basis } from "../costs/basis.ts";

/** Records out for one in, and what that rests on. */
export type FanOut = Readonly<{ factor: number; basis: Basis }>;

/**
 * Gives the fan-out of each output of a processor or a job, by `<node>.<output>`. It is measured where a run counted
 * what a processor took in and what the only reader of its output did; else it is assumed, 1 where nothing is said.
 */
export function fanOutsOf(
  topology: Topology,
  { evidence, assumptions }: Readonly<{ evidence: readonly NodeCostEvidence[]; assumptions: Assumptions }>,
): ReadonlyMap<string, FanOut> {
  const own = evidence.filter(({ subject }) => subject === topology.id);
  const fanOuts = new Map<string, FanOut>();
  for (const node of [...nodesOf(topology, "processor"), ...nodesOf(topology, "job")]) {
    for (const [output, { id }] of Object.entries(node.writes)) {
      const name = `${node.id}.${output}`;
      const measured = measuredFactor(topology, { from: node.id, stream: id, evidence: own });
      const assumed = { factor: assumptions.outPerInByOutput[name] ?? 1, basis: "assumed" } as const;
      fanOuts.set(name, measured === null ? assumed : { factor: measured, basis: "measured" });
    }
  }
  return fanOuts;
}

type Hop = Readonly<{ from: string; stream: string; evidence: readonly NodeCostEvidence[] }>;

/** A reader with other inputs, or a stream with another writer, would not tell what came by this way. */
function measuredFactor(topology: Topology, { from, stream, evidence }: Hop): number | null {
  const processors = nodesOf(topology, "processor");
  const writers = processors.filter(({ writes }) => Object.values(writes).some(({ id }) => id === stream));
  const sources = nodesOf(topology, "source").filter(
    ({ into, rejects }) => into.id === stream || rejects?.id === stream,
  );
  if (writers.length !== 1 || sources.length > 0) return null;
  const readers = processors.filter(({ reads }) => {
    const ports = Object.values(reads);
    return ports.length === 1 && ports[0]?.how !== "broadcast" && ports[0]?.stream.id === stream;
  });
  for (const reader of readers) {
    const counted = evidence.map(({ nodes }) => ({
      taken: nodes.find(({ nodeId }) => nodeId === from)?.events ?? 0,
      passedOn: nodes.find(({ nodeId }) => nodeId === reader.id)?.events ?? 0,
    }));
    const both = counted.filter(({ taken, passedOn }) => taken > 0 && passedOn > 0);
    if (both.length > 0) {
      return (
        both.reduce((sum, { passedOn }) => sum + passedOn, 0) /
        both.reduce((sum, { taken }) => sum + taken, 0)
      );
    }
  }
  return null;
}
