import type { Text } from "../language/text.ts";

/** A trade-off put so that a measurement can decide it: `of` is better than `comparedWith` by at least a factor. */
export type Claim<L extends string = string> = Readonly<{
  id: string;
  statement: Text<L>;
  metric: string;
  of: string;
  comparedWith: string;
  /** 1 is as good; 2 is twice as good, in the metric's better direction. */
  byAtLeast: number;
}>;

/** A decision and the claims that it leans on. */
export type Decision<L extends string = string> = Readonly<{
  id: string;
  title: Text<L>;
  context: Text<L>;
  choice: Text<L>;
  refused: readonly Readonly<{ option: Text<L>; because: Text<L> }>[];
  consequences: Text<L>;
  claims: readonly Claim<L>[];
}>;
