import type { Container } from "./container.ts";
import type { Contract } from "./contract.ts";
import type { Text } from "./text.ts";

/** What a governance rule is about. */
export type GovernanceSubject = "retention" | "legal-basis" | "access" | "quality" | "erasure";

/** A rule that binds data and what keeps it, and who sees to it. */
export type GovernanceRule<L extends string = string> = Readonly<{
  id: string;
  subject: GovernanceSubject;
  /** The rule, as one sentence. */
  rule: Text<L>;
  contracts: readonly Contract[];
  containers: readonly Container<L>[];
  /** Whether something here holds to it already, and what. */
  enforcement: Readonly<{ state: "checked" | "running" | "designed"; by: Text<L> }>;
}>;
