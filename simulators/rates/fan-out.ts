import { flowsOf, nodesOf } from "#model";
import type { Assumptions, NodeCostEvidence, Topology } from "#model";
import type { Basis } from "../costs/basis.ts";

/** Records out for one in, and what that rests on. */
export type FanOut = Readonly<{ factor: number; basis: Basis }>;

/**
 * Gives the fan-out of each output of a processor or a job, by `<node>.<output>`. It is measured where a run counted
 * what a processor took in and what a reader of nothing but its output did; else it is assumed.
 */
export function fanOutsOf(
  topology: Topology,
  { evidence, assumptions }: Readonly<{ evidence: readonly NodeCostEvidence[]; assumptions: Assumptions }>,
): ReadonlyMap<string, FanOut> {
  const own = evidence.filter(({ subject }) => subject === topology.id);
  const toPeople = onlyForPeople(topology);
  const fanOuts = new Map<string, FanOut>();
  for (const node of [...nodesOf(topology, "processor"), ...nodesOf(topology, "job")]) {
    for (const [output, { id }] of Object.entries(node.writes)) {
      const name = `${node.id}.${output}`;
      const measured = measuredFactor(topology, { from: node.id, stream: id, evidence: own });
      const { outPerInByOutput, outPerInOtherwise } = assumptions;
      const otherwise = toPeople.has(id) ? outPerInOtherwise.toPeople : outPerInOtherwise.toData;
      const assumed = { factor: outPerInByOutput[name] ?? otherwise, basis: "assumed" } as const;
      fanOuts.set(name, measured === null ? assumed : { factor: measured, basis: "measured" });
    }
  }
  return fanOuts;
}

/** Streams that effects on people read, and nothing else does. */
function onlyForPeople(topology: Topology): ReadonlySet<string> {
  const readers = flowsOf(topology).filter(({ style }) => style === "event");
  const effects = new Set(nodesOf(topology, "egress").map(({ id }) => id));
  const streams = nodesOf(topology, "stream").filter(({ id }) => {
    const own = readers.filter(({ from }) => from === id);
    return own.length > 0 && own.every(({ to }) => effects.has(to));
  });
  return new Set(streams.map(({ id }) => id));
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
