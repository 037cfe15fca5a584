import { nodesOf } from "#model";
import type { Contract, Processor, Stream, Topology, View } from "#model";
import { ReferenceError } from "../reference-error.ts";
import { orderProcessors } from "./processor-order.ts";

/** How one port is read. `keyField` is null for a global port, whose only key is the empty one. */
export type PlannedPort = Readonly<{
  name: string;
  stream: string;
  contract: Contract;
  keyField: string | null;
  /**
   * The logged stream through which records would pass to reach the task of their key; null where the stream's own key
   * routes already, and with one partition, where routing in the process is the same thing.
   */
  repartition: string | null;
}>;

/** Where an output goes; `log` is the stream that holds it, which for a view is its changelog `view:<id>`. */
export type PlannedOutput = Readonly<{
  name: string;
  node: string;
  log: string;
  contract: Contract;
  keyField: string | null;
  partitions: number;
}>;

export type PlannedProcessor = Readonly<{
  id: string;
  version: string;
  ports: readonly PlannedPort[];
  outputs: readonly PlannedOutput[];
}>;

/** A stream that processors read and none writes: where records come into the run. */
export type PlannedSource = Readonly<{ stream: string; contract: Contract; outOfOrdernessMs: number }>;

/** What a run of a topology does, as data: processors stand after all that they read from. */
export type RunPlan = Readonly<{
  topology: string;
  partitions: number;
  processors: readonly PlannedProcessor[];
  sources: readonly PlannedSource[];
}>;

/**
 * Plans how a topology's processors run over a log of `partitions` partitions a stream.
 *
 * @throws {ReferenceError} `PORT_NOT_RUN` for a broadcast port, `PROCESSORS_CYCLE` for processors that feed themselves.
 */
export function planRun(topology: Topology, { partitions }: Readonly<{ partitions: number }>): RunPlan {
  const processors = orderProcessors(nodesOf(topology, "processor"));
  const written = new Set(processors.flatMap(({ writes }) => Object.values(writes).map(({ id }) => id)));
  const read = processors.flatMap(({ reads }) => Object.values(reads).map(({ stream }) => stream));
  const sources = new Map(read.filter(({ id }) => !written.has(id)).map((stream) => [stream.id, stream]));
  return {
    topology: topology.id,
    partitions,
    processors: processors.map((processor) => planProcessor(processor, partitions)),
    sources: Array.from(sources.values(), ({ id, contract, outOfOrdernessMs }) => ({
      stream: id,
      contract,
      outOfOrdernessMs,
    })),
  };
}

function planProcessor(processor: Processor, partitions: number): PlannedProcessor {
  return {
    id: processor.id,
    version: processor.version,
    ports: Object.keys(processor.reads).map((name) => planPort(processor, { name, partitions })),
    outputs: Object.entries(processor.writes).map(([name, output]) =>
      output.kind === "view" ? planView(name, output) : planStream(output, { name, partitions }),
    ),
  };
}

type Named = Readonly<{ name: string; partitions: number }>;

function planPort(processor: Processor, { name, partitions }: Named): PlannedPort {
  const port = processor.reads[name];
  if (port === undefined || port.how === "broadcast") {
    throw new ReferenceError(
      "PORT_NOT_RUN",
      `${processor.id}.${name}: the embedded runtime does not run broadcast ports; read the stream by a field, or globally`,
    );
  }
  const keyField = port.how === "by" ? port.field : null;
  const routed = partitions === 1 || keyField === port.stream.key;
  return {
    name,
    stream: port.stream.id,
    contract: port.stream.contract,
    keyField,
    repartition: routed ? null : `repartition:${processor.id}.${name}`,
  };
}

function planStream({ id, contract, key }: Stream, { name, partitions }: Named): PlannedOutput {
  return { name, node: id, log: id, contract, keyField: key, partitions };
}

/** A view's changelog has one partition, so that its changes have one order. */
function planView(name: string, { id, contract }: View): PlannedOutput {
  return { name, node: id, log: viewLog(id), contract, keyField: null, partitions: 1 };
}

/** The stream that holds a view's changelog. */
export function viewLog(viewId: string): string {
  return `view:${viewId}`;
}
