import type { Topology } from "../language/topology.ts";

/** One thing that a rule found: where in the topology, and what is wrong there. */
export type Finding = Readonly<{
  rule: string;
  severity: "error" | "warning";
  at: string;
  message: string;
  mend: string;
}>;

/** A rule of the architecture lint, as a row: `finds` lists the offending nodes with what is wrong. */
export type Rule = Readonly<{
  id: string;
  severity: "error" | "warning";
  /** Why a reader should care. */
  why: string;
  /** How to mend a finding. */
  mend: string;
  finds: (topology: Topology) => readonly Readonly<{ at: string; message: string }>[];
}>;
