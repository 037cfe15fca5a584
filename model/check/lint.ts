import type { Topology } from "../language/topology.ts";
import type { Finding } from "./rule.ts";
import { rules } from "./rules.ts";

/** All findings of all rules in a topology, in the order of the rules. */
export function lint(topology: Topology): readonly Finding[] {
  return rules.flatMap(({ id, severity, mend, finds }) =>
    finds(topology).map(({ at, message }) => ({
      rule: id,
      severity,
      at: `${topology.id}.${at}`,
      message,
      mend,
    })),
  );
}
