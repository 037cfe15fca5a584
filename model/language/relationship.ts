import type { Container } from "./container.ts";
import type { Person, System } from "./context.ts";
import type { Flow } from "./flow.ts";
import type { Text } from "./text.ts";

/** What stands in a picture of C4 level 1 or 2. */
export type Element<L extends string = string> = Person<L> | System<L> | Container<L>;

/** What one element does with another, beside the flows of data that the topology already has. */
export type Relationship<L extends string = string> = Readonly<{
  from: Element<L>;
  to: Element<L>;
  does: Text<L>;
  /** A protocol or a product's name; the same in all languages. */
  technology: string;
  style: Flow["style"];
}>;
