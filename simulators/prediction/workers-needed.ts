import { invariant } from "#kernel/invariant";
import type { LoadedNode, System } from "./system.ts";
import { utilizationNeeded } from "./utilization.ts";
import { workerCountMax } from "./worker-counts.ts";

/** How many workers keep a node's utilization at or below a target; `max` is how many can share its work at most. */
export type WorkersNeeded = Readonly<{
  id: string;
  /** Null where no number of workers is enough. */
  needed: number | null;
  max: number;
}>;

const workersMax = 100_000;

/**
 * Gives the workers that each node needs for the system's load.
 *
 * @param utilizationTarget - In 0..1, both excluded: the rest is kept for bursts, and for catching up.
 * @throws {InvariantError} if the target is out of range.
 */
export function workersNeeded(system: System, utilizationTarget: number): readonly WorkersNeeded[] {
  invariant(
    utilizationTarget > 0 && utilizationTarget < 1,
    `a target lies within 0..1: ${utilizationTarget}`,
  );
  return system.nodes.flatMap((loaded) => {
    if (utilizationNeeded(loaded, system) === null) return [];
    const max = maxOf(loaded);
    const needed = leastCount(
      (workers) => (utilizationNeeded({ ...loaded, workers }, system) ?? 0) <= utilizationTarget,
    );
    return [{ id: loaded.node.id, needed: needed !== null && needed <= max ? needed : null, max }];
  });
}

function maxOf({ node }: LoadedNode): number {
  if (node.kind === "processor") return workerCountMax(node);
  if (node.kind === "stream") return node.partitions;
  return node.kind === "view" ? 1 : workersMax;
}

/** The least count that is enough: more workers never need more of each. */
function leastCount(isEnough: (workers: number) => boolean): number | null {
  if (!isEnough(workersMax)) return null;
  let low = 0;
  let high = workersMax;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
