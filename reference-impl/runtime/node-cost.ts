/**
 * What a node has cost so far: the simulator's calibration. A source stream's busy time is decoding, a processor's its
 * logic and the encoding of what it wrote; a commit's time is shared out by the bytes that it carried.
 */
export type NodeCost = Readonly<{
  node: string;
  events: number;
  batches: number;
  busyNs: number;
  /** Until the worker knew of the flush: where rounds overlap, what it computed meanwhile is in it. */
  commitNs: number;
  bytes: number;
}>;

/** The running cost of a node; counted in place. */
export type RunningCost = { -readonly [K in keyof NodeCost]: NodeCost[K] };

export function startCost(node: string): RunningCost {
  return { node, events: 0, batches: 0, busyNs: 0, commitNs: 0, bytes: 0 };
}

/** Shares a commit's time out among the nodes by the bytes that each had in it; evenly where there were none. */
export function shareCommit(
  costs: readonly RunningCost[],
  bytesInCommit: readonly number[],
  commitNs: number,
): void {
  const total = bytesInCommit.reduce((sum, bytes) => sum + bytes, 0);
  for (const [index, cost] of costs.entries()) {
    const bytes = bytesInCommit[index] ?? 0;
    cost.bytes += bytes;
    cost.commitNs += total === 0 ? commitNs / costs.length : (commitNs * bytes) / total;
  }
}
