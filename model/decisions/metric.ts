import type { Text } from "../language/text.ts";

/** A quantity that a report may speak of: what can be measured is declared, so that a reference to it can be checked. */
export type Metric<L extends string = string> = Readonly<{
  id: string;
  name: Text<L>;
  /** Null where the metric is a number of things. */
  unit: Text<L> | null;
  /** What evidence, and what is held against it, calls the unit; its English wording, unless given: a share has none. */
  unitInEvidence?: string;
  /** Whose quantity it may be. */
  subjects: readonly string[];
}>;
