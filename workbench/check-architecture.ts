import { lint } from "#model";
import type { Finding } from "#model";
import { kappa, lambda } from "#model/omnishop";

/** Lints each of OmniShop's topologies. */
export function checkArchitecture(): Readonly<{ findings: readonly Finding[]; nodeCount: number }> {
  const topologies = [kappa, lambda];
  return {
    findings: topologies.flatMap(lint),
    nodeCount: topologies.reduce((count, { nodes }) => count + nodes.length, 0),
  };
}
