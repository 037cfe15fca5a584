import { nodesOf } from "#model";
import type { Node, Topology } from "#model";
import type { NodeReading } from "#report";
import type { Pipeline } from "#reference-impl";
import { RateMeter } from "./rate-meter.ts";

/** What is known of the batch layer: how often it ran, for how long last, and what each of its views last took in. */
export type BatchReading = Readonly<{
  state: "waiting" | "running" | "paused";
  runCount: number;
  lastTookMs: number | null;
  published: Readonly<Record<string, Readonly<{ rowCount: number; cutMs: number }>>>;
}>;

type Figures = Readonly<{
  pipeline: Pipeline;
  topology: Topology;
  batch: BatchReading;
  nowMs: number;
  logged: Readonly<Record<string, number>>;
  perSecond: Readonly<Record<string, number>>;
}>;

/** Reads every node of a running topology, whatever nodes it has; an endpoint's answers are counted by who asks it. */
export function createNodeReader(
  pipeline: Pipeline,
  topology: Topology,
): (batch: BatchReading, nowMs: number) => Readonly<Record<string, NodeReading>> {
  const meter = new RateMeter();
  return (batch, nowMs) => {
    const logged = pipeline.logged();
    const perSecond = meter.read(nowMs, countersOf(pipeline, topology, logged));
    const figures = { pipeline, topology, batch, nowMs, logged, perSecond };
    return Object.fromEntries(topology.nodes.map((node) => [node.id, readNode(node, figures)]));
  };
}

function countersOf(
  pipeline: Pipeline,
  topology: Topology,
  logged: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const counters: Record<string, number> = { ...logged };
  for (const [id, { values }] of Object.entries(pipeline.admitted())) counters[id] = values;
  for (const { processor, in: read } of pipeline.ledger().ports) {
    counters[processor] = (counters[processor] ?? 0) + read.records;
  }
  for (const { id } of nodesOf(topology, "egress")) counters[id] = pipeline.effects(id).length;
  for (const { node, busyNs } of pipeline.costs()) counters[busyOf(node)] = busyNs;
  return counters;
}

function busyOf(id: string): string {
  return `${id}/busy-ns`;
}

function readNode(node: Node, figures: Figures): NodeReading {
  const { pipeline, topology, batch, nowMs, logged, perSecond } = figures;
  switch (node.kind) {
    case "source": {
      const totalCount = pipeline.admitted()[node.id]?.values ?? 0;
      return { kind: "flow", perSecond: perSecond[node.id] ?? 0, totalCount };
    }
    case "stream":
      return { kind: "flow", perSecond: perSecond[node.id] ?? 0, totalCount: logged[node.id] ?? 0 };
    case "processor":
      return { kind: "work", ...workOf(node.id, figures) };
    case "table-sink": {
      const rows = pipeline.tables()[node.into.id]?.rows ?? 0;
      return { kind: "feed", waitingCount: (logged[node.from.id] ?? 0) - rows };
    }
    case "table": {
      const table = pipeline.tables()[node.id] ?? { rows: 0, files: 0, bytes: 0 };
      return { kind: "table", rowCount: table.rows, fileCount: table.files, byteCount: table.bytes };
    }
    case "job": {
      const { state, runCount, lastTookMs } = batch;
      return { kind: "job", state, runCount, lastTookMs };
    }
    case "view": {
      if (!isPublished(node.id, topology)) {
        return { kind: "flow", perSecond: perSecond[node.id] ?? 0, totalCount: logged[node.id] ?? 0 };
      }
      const last = batch.published[node.id];
      return {
        kind: "generation",
        rowCount: last?.rowCount ?? 0,
        cutAgeMs: last === undefined ? null : nowMs - last.cutMs,
      };
    }
    case "egress": {
      const totalCount = pipeline.effects(node.id).length;
      return { kind: "flow", perSecond: perSecond[node.id] ?? 0, totalCount };
    }
    case "landing":
    case "endpoint":
      return { kind: "none" };
  }
}

function workOf(
  id: string,
  { pipeline, logged, perSecond }: Figures,
): Readonly<{ perSecond: number; busyShare: number; waitingCount: number; lateCount: number }> {
  const ports = pipeline.ledger().ports.filter(({ processor }) => processor === id);
  return {
    perSecond: perSecond[id] ?? 0,
    busyShare: (perSecond[busyOf(id)] ?? 0) / 1e9,
    waitingCount: ports.reduce((sum, { stream, in: read }) => sum + (logged[stream] ?? 0) - read.records, 0),
    lateCount: ports.reduce((sum, { fates }) => sum + fates.late.records, 0),
  };
}

function isPublished(viewId: string, topology: Topology): boolean {
  return nodesOf(topology, "job").some(({ writes }) => Object.values(writes).some(({ id }) => id === viewId));
}
