import type { EvidenceOrigin, NodeCostEvidence } from "#model";
import type { NodeCost } from "#reference-impl";

/** The costs that a runtime counted, as evidence: what calibrates a simulation. */
export function nodeCostOf(
  origin: EvidenceOrigin,
  subject: string,
  costs: readonly NodeCost[],
): NodeCostEvidence {
  const nodes = costs.map(({ node, ...cost }) => ({ nodeId: node, ...cost }));
  return { ...origin, kind: "node-cost", id: `${subject}-node-cost`, subject, nodes };
}
