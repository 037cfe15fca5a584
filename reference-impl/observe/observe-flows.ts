import { nodesOf } from "#model";
import type { ObservedFlow, Topology } from "#model";
import type { Published } from "../batch/scheduler.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import type { Runnable } from "../runtime/bind.ts";
import { endpointReads, jobReads } from "./probe.ts";

/** A pipeline that has run, its code, and what its jobs have published meanwhile. */
export type ObservedRun = Readonly<{
  pipeline: Pipeline;
  implementation: Runnable;
  published: readonly Published[];
}>;

/**
 * The flows along which a run has moved something, by the counters that its parts keep: doors, ports, outputs, tables,
 * jobs and work lists; and what the code of each endpoint and job reads when it is asked.
 */
export function observeFlows(run: ObservedRun): readonly ObservedFlow[] {
  const { pipeline, implementation, published } = run;
  const { topology } = implementation;
  const jobs = nodesOf(topology, "job");
  return [
    ...doorFlows(pipeline, topology),
    ...pipeline.ledger().ports.map(({ processor, port, stream, in: taken }) => ({
      from: stream,
      to: processor,
      via: port,
      count: taken.records,
    })),
    ...pipeline.written().map(({ processor, output, node, records }) => ({
      from: processor,
      to: node,
      via: output,
      count: records,
    })),
    ...sinkFlows(pipeline, topology),
    ...jobs.flatMap((job) => jobReads(job, implementation)),
    ...jobs.flatMap((job) =>
      Object.entries(job.writes).map(([via, { id }]) => {
        const own = published.filter(({ jobId, outputId }) => jobId === job.id && outputId === id);
        return { from: job.id, to: id, via, count: own.reduce((total, { rowCount }) => total + rowCount, 0) };
      }),
    ),
    ...nodesOf(topology, "egress").map(({ id, from }) => ({
      from: from.id,
      to: id,
      via: "effects",
      count: pipeline.effects(id).length,
    })),
    ...nodesOf(topology, "endpoint").flatMap((endpoint) => endpointReads(endpoint, run)),
  ];
}

/** What the doors let in stands in the log: a count is believed only where the stream holds that much. */
function doorFlows(pipeline: Pipeline, topology: Topology): readonly ObservedFlow[] {
  const admitted = pipeline.admitted();
  const logged = pipeline.logged();
  const held = (streamId: string, count: number): number => ((logged[streamId] ?? 0) > 0 ? count : 0);
  const sources = nodesOf(topology, "source");
  const accepted = sources.map(({ id, into }) => ({
    from: id,
    to: into.id,
    via: "accepted",
    count: held(into.id, admitted[id]?.accepted ?? 0),
  }));
  const rejected = sources.flatMap(({ id, rejects }) => {
    if (rejects === null) return [];
    const count = held(rejects.id, admitted[id]?.deadLettered ?? 0);
    return [{ from: id, to: rejects.id, via: "rejected", count }];
  });
  return [...accepted, ...rejected];
}

function sinkFlows(pipeline: Pipeline, topology: Topology): readonly ObservedFlow[] {
  const tables = pipeline.tables();
  return nodesOf(topology, "table-sink").flatMap(({ id, from, into }) => {
    const count = tables[into.id]?.rows ?? 0;
    return [
      { from: from.id, to: id, via: "committed", count },
      { from: id, to: into.id, via: "snapshot", count },
    ];
  });
}
