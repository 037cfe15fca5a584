import type { Rate } from "./source.ts";
import type { Text } from "./text.ts";

/** A size that the architecture is made for: an assumption, which may be changed. */
export type Volume<L extends string = string> = Readonly<{
  id: string;
  value: number;
  /** What is counted, as in `450 shops`. */
  unit: Text<L>;
}>;

/** The sizes that an architecture assumes. */
export type Volumes<L extends string = string> = Readonly<{
  sizes: readonly Volume<L>[];
  /** Over all sources: theirs must add up to it. */
  rate: Rate;
  logRetentionDays: number;
  lakeRetentionDays: number;
}>;
