import { lintArchitecture, lintClaims } from "#model";
import type { Finding } from "#model";
import { decisions, metrics, objectives, omnishop, targets } from "#model/omnishop";

/** Lints OmniShop: each of its topologies, all that stands around them, and what is claimed of them. */
export function checkArchitecture(): Readonly<{ findings: readonly Finding[]; nodeCount: number }> {
  return {
    findings: [
      ...lintArchitecture(omnishop),
      ...lintClaims({ decisions, targets: [...targets, ...objectives], metrics }),
    ],
    nodeCount: omnishop.topologies.reduce((count, { nodes }) => count + nodes.length, 0),
  };
}
