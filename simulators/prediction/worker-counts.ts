import type { Processor, Topology } from "#model";

/** How many workers each node has: one number for all, or by node with a number for the rest. */
export type WorkerCounts = Readonly<{ default: number; byNode: Readonly<Record<string, number>> }>;

/** The most workers that can share a processor's work: one where it reads globally, else one for each partition. */
export function workerCountMax({ reads }: Processor): number {
  return Math.min(
    ...Object.values(reads).map((port) => {
      switch (port.how) {
        case "global":
          return 1;
        case "broadcast":
          return Infinity;
        case "by":
          return port.stream.partitions;
      }
    }),
  );
}

/** Gives the workers of a node; views fold on one thread. */
export function workersOf(node: Topology["nodes"][number], counts: WorkerCounts): number {
  const wanted = counts.byNode[node.id] ?? counts.default;
  switch (node.kind) {
    case "processor":
      return Math.max(1, Math.min(wanted, workerCountMax(node)));
    case "stream":
      return Math.max(1, Math.min(wanted, node.partitions));
    case "egress":
    case "table-sink":
    case "job":
      return wanted;
    case "source":
    case "landing":
    case "table":
    case "view":
    case "endpoint":
      return 1;
  }
}
