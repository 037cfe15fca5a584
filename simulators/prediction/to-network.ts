import { nodesOf } from "#model";
import { profileOf } from "../rates/node-rates.ts";
import type { Network, NetworkNode, Station } from "../records/network.ts";
import type { LoadedNode, System } from "./system.ts";

/** Nodes that a record passes one by one; the others work on a schedule, or answer. */
const recordKinds = new Set(["source", "stream", "landing", "processor", "view", "egress"]);

/**
 * Makes the network of queues through which a system's records go: a processor is a station whose workers have a queue
 * each, by key; a stream that is decoded is one too, any other lets records pass in no time; views and effects on people
 * are stations at the end. Latency is kept at the ends, and where a table sink or a job takes over.
 */
export function toNetwork(system: System): Network {
  const inNetwork = new Set(
    system.nodes.filter(({ node }) => recordKinds.has(node.kind)).map(({ node }) => node.id),
  );
  const { topology } = system.options;
  const handedOver = new Set([
    ...nodesOf(topology, "table-sink").map(({ from }) => from.id),
    ...nodesOf(topology, "job").flatMap(({ reads }) => Object.values(reads).map(({ id }) => id)),
  ]);
  const written = new Set(system.ways.filter(({ from }) => inNetwork.has(from)).map(({ to }) => to));
  return system.nodes
    .filter(({ node }) => inNetwork.has(node.id) && (node.kind === "source" || written.has(node.id)))
    .map((loaded) => ({
      id: loaded.node.id,
      work: workOf(loaded, system),
      to: system.ways
        .filter(({ from, to }) => from === loaded.node.id && inNetwork.has(to))
        .map(({ to, factor, toEach }) => ({ to, factor, toEach })),
      observed:
        loaded.node.kind === "view" || loaded.node.kind === "egress" || handedOver.has(loaded.node.id),
    }));
}

function workOf(loaded: LoadedNode, { options }: System): NetworkNode["work"] {
  const { node, cost } = loaded;
  if (node.kind === "source") return { kind: "arrivals", profile: profileOf(node.rate, options) };
  return cost === null ? { kind: "passage" } : stationOf(loaded, cost, options.assumptions);
}

function stationOf(
  { node, workers }: LoadedNode,
  { perEventNs, perBatchNs, perCommitNs }: NonNullable<LoadedNode["cost"]>,
  { batchEventsMax, serviceScv }: System["options"]["assumptions"],
): Station {
  return {
    kind: "station",
    serverCount: workers,
    queue: node.kind === "egress" ? "shared" : "keyed",
    batchRecordsMax: node.kind === "egress" ? 1 : batchEventsMax,
    service: {
      perBatchMs: (perBatchNs + perCommitNs) * 1e-6,
      perRecordMs: perEventNs * 1e-6,
      scv: serviceScv,
    },
  };
}
