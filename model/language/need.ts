import type { Better } from "../evidence/evidence.ts";
import type { Wording } from "./text.ts";

/** What a need asks of the platform, so that a measurement can say whether it is met. */
export type Objective = Readonly<{
  /** The metric's name, as evidence has it. */
  metric: string;
  /** Whose quantity it is: what is proposed, or the part of it that the need is served by. */
  subject: string;
  better: Better;
  /** What the metric must reach, in `unit`: at most where lower is better, else at least. */
  bound: number;
  unit: string;
}>;

/** What the business needs; the flow of a need is what lies upstream of what serves it. */
export type Need<
  L extends string = string,
  Serving extends string = string,
  Feed extends string = string,
> = Readonly<{
  id: string;
  words: Wording<L>;
  objectives: readonly [Objective, ...(readonly Objective[])];
  /** Endpoints, egresses and views. */
  servedBy: readonly Serving[];
  /** The sources without which it cannot be met. */
  fedBy: readonly Feed[];
}>;
