import type { Architecture } from "../language/architecture.ts";
import type { Topology } from "../language/topology.ts";

/** One thing that a rule found: where in the model, and what is wrong there. */
export type Finding = Readonly<{
  rule: string;
  severity: "error" | "warning";
  at: string;
  message: string;
  mend: string;
}>;

/** What a rule says of one place. */
export type Breach = Readonly<{ at: string; message: string }>;

/** A rule of the lint, as a row: `finds` lists the offending places with what is wrong. */
export type RuleOf<Subject> = Readonly<{
  id: string;
  severity: "error" | "warning";
  /** Why a reader should care. */
  why: string;
  /** How to mend a finding. */
  mend: string;
  finds: (subject: Subject) => readonly Breach[];
}>;

/** A rule about a topology. */
export type Rule = RuleOf<Topology>;
/** A rule about what stands around the topologies. */
export type ArchitectureRule = RuleOf<Architecture>;
