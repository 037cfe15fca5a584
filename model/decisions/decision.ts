import type { Better } from "../evidence/evidence.ts";
import type { Text } from "../language/text.ts";

/** What a quantity is held against: that of another subject, or a fixed target above 0 in its unit. */
export type Yardstick = Readonly<{ subject: string }> | Readonly<{ target: number; unit: string }>;

/** A sentence that an experiment can decide. */
export type Claim<L extends string = string> = Readonly<{
  id: string;
  statement: Text<L>;
  metric: string;
  /** The subject that the claim is about. */
  of: string;
  comparedWith: Yardstick;
  better: Better;
  /** How many times better at least, above 0: 1 is as good, 2 is twice as good (half as much, where lower is better). */
  byAtLeast: number;
}>;

/** What a product asks and gives, each in a few words. */
export type Traits<L extends string = string> = Readonly<{
  cost: Text<L>;
  complexity: Text<L>;
  performance: Text<L>;
  latency: Text<L>;
}>;

/** A way that was open; `refusedBecause` is null for the one that was chosen. */
export type Option<L extends string = string> = Readonly<{
  id: string;
  name: Text<L>;
  refusedBecause: Text<L> | null;
  /** Where products are weighed against each other: each option of such a decision has them. */
  traits?: Traits<L>;
}>;

/** An architecture decision record. */
export type Decision<L extends string = string> = Readonly<{
  id: string;
  /** The day on which it was taken, as YYYY-MM-DD. */
  date: string;
  title: Text<L>;
  context: Text<L>;
  options: readonly Option<L>[];
  choice: Readonly<{ optionId: string; because: Text<L> }>;
  /** What follows, the unwelcome included. */
  consequences: readonly Text<L>[];
  claims: readonly Claim<L>[];
}>;
