import { nodesOf } from "#model";
import type { Endpoint, Job, ObservedFlow, Topology } from "#model";
import type { Pipeline } from "../pipeline/pipeline.ts";
import { bindAnswer, bindJob } from "../runtime/bind.ts";
import type { AnyRecord, Runnable } from "../runtime/bind.ts";

/** What the SQL of a job takes of the relations that it may read. */
export function jobReads(job: Job, implementation: Runnable): readonly ObservedFlow[] {
  const watched = watch(Object.keys(job.reads), (name) => name);
  bindJob(implementation, job.id).queries(watched.values, 0);
  return Object.entries(job.reads).map(([via, { id }]) => ({
    from: id,
    to: job.id,
    via,
    count: watched.readCount(via),
  }));
}

/** What an endpoint's code takes of the views that it may read, asked once about something that the run has seen. */
export function endpointReads(
  endpoint: Endpoint,
  { pipeline, implementation }: Readonly<{ pipeline: Pipeline; implementation: Runnable }>,
): readonly ObservedFlow[] {
  const { views } = pipeline;
  const reads = Object.entries(endpoint.reads);
  const watched = watch(Object.keys(endpoint.reads), (name) => {
    const node = endpoint.reads[name];
    return node?.kind === "view" ? views.index(node.id) : undefined;
  });
  bindAnswer(implementation, endpoint.id).answer(watched.values, {
    path: pathValues(endpoint, { pipeline, topology: implementation.topology }),
    query: {},
    nowMs: pipeline.watermarkMs(),
    cutMs: Object.fromEntries(
      reads.map(([name, node]) => [name, node.kind === "view" ? views.cutMs(node.id) : null]),
    ),
  });
  return reads.map(([via, { id }]) => ({ from: id, to: endpoint.id, via, count: watched.readCount(via) }));
}

/** For each path parameter, the field of that name in a record that the log holds; where none has it, a dash. */
function pathValues(
  { path }: Endpoint,
  { pipeline, topology }: Readonly<{ pipeline: Pipeline; topology: Topology }>,
): Readonly<Record<string, string>> {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name) => {
      const streams = nodesOf(topology, "stream").filter(({ contract }) => name in contract.fields);
      const record = streams.map(({ id }): AnyRecord | undefined => pipeline.read(id, 0)[0]).find(Boolean);
      const value = record?.[name];
      return [name, typeof value === "string" || typeof value === "number" ? String(value) : "-"];
    }),
  );
}

type Watched<V> = Readonly<{
  values: Readonly<Record<string, V>>;
  readCount: (name: string) => number;
}>;

/** Named values of which it is known how often each has been taken. */
function watch<V>(names: readonly string[], valueOf: (name: string) => V): Watched<V> {
  const counts = new Map<string, number>();
  const values: Record<string, V> = {};
  for (const name of names) {
    Object.defineProperty(values, name, {
      enumerable: true,
      get: () => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return valueOf(name);
      },
    });
  }
  return { values, readCount: (name) => counts.get(name) ?? 0 };
}
