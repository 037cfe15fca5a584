import type { System } from "./system.ts";
import { utilizationFixed, utilizationNeeded } from "./utilization.ts";

/** How many times its rates a node can take. */
export type Limit = Readonly<{ id: string; multiple: number }>;

/**
 * Gives for each node whose work takes time the multiple of the system's rates up to which it keeps up, the least first:
 * that is the system's capacity, and its node the bottleneck.
 *
 * Source: bottleneck analysis by the utilization law; P. Denning and J. Buzen, The Operational Analysis of Queueing
 * Network Models (1978).
 */
export function limitsOf(system: System): readonly Limit[] {
  const limits = system.nodes.flatMap((loaded) => {
    const needed = utilizationNeeded(loaded, system);
    const fixed = utilizationFixed(loaded);
    if (needed === null || needed <= fixed) return [];
    return [{ id: loaded.node.id, multiple: Math.max(0, (1 - fixed) / (needed - fixed)) }];
  });
  return limits.toSorted((one, two) => one.multiple - two.multiple);
}
