import type { Architecture } from "../language/architecture.ts";
import type { Topology } from "../language/topology.ts";
import { architectureRules } from "./architecture-rules.ts";
import type { ArchitectureRule, Finding, Rule } from "./rule.ts";
import { referenceIsWhole } from "./node-rules.ts";
import { rules } from "./rules.ts";

/** All findings of all rules in a topology, in the order of the rules; where a reference leads nowhere, that alone. */
export function lint(topology: Topology): readonly Finding[] {
  const holes = findingsOf(topology, [referenceIsWhole]);
  return holes.length > 0 ? holes : findingsOf(topology, rules);
}

function findingsOf(topology: Topology, applied: readonly Rule[]): readonly Finding[] {
  return applied.flatMap((rule) =>
    rule.finds(topology).map(({ at, message }) => found(rule, { at: `${topology.id}.${at}`, message })),
  );
}

/**
 * All findings in an architecture: those in each of its topologies, then those in what stands around them; where a
 * reference of a topology leads nowhere, that alone.
 */
export function lintArchitecture(architecture: Architecture): readonly Finding[] {
  const holes = architecture.topologies.flatMap((topology) => findingsOf(topology, [referenceIsWhole]));
  if (holes.length > 0) return holes;
  return [
    ...architecture.topologies.flatMap(lint),
    ...architectureRules.flatMap((rule) =>
      rule
        .finds(architecture)
        .map(({ at, message }) => found(rule, { at: `${architecture.id}.${at}`, message })),
    ),
  ];
}

function found(
  { id, severity, mend }: Rule | ArchitectureRule,
  breach: Readonly<{ at: string; message: string }>,
): Finding {
  return { rule: id, severity, ...breach, mend };
}
