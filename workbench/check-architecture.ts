import { lintArchitecture } from "#model";
import type { Finding } from "#model";
import { omnishop } from "#model/omnishop";

/** Lints OmniShop's architecture: each of its topologies, and all that stands around them. */
export function checkArchitecture(): Readonly<{ findings: readonly Finding[]; nodeCount: number }> {
  return {
    findings: lintArchitecture(omnishop),
    nodeCount: omnishop.topologies.reduce((count, { nodes }) => count + nodes.length, 0),
  };
}
