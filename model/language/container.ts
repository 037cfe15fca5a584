import type { System } from "./context.ts";
import type { Host } from "./place.ts";
import type { Text, Wording } from "./text.ts";

/** The four bands that data crosses, in its order. */
export type Band = "ingestion" | "storage" | "processing" | "consumption";
/** What binds all bands at once. */
export type Concern = "governance" | "operations";

/** What a laptop runs in the place of a production technology, or why it runs nothing. */
export type OnLaptop<L extends string = string> =
  | Readonly<{ state: "runs"; as: Text<L> }>
  | Readonly<{ state: "absent"; because: Text<L> }>;

/** A part of the platform that is deployed by itself (C4 level 2). */
export type Container<L extends string = string, Id extends string = string> = Readonly<{
  kind: "container";
  id: Id;
  /** The host whose nodes it runs; null where it runs none. */
  host: Host | null;
  area: Band | Concern;
  /** The product that runs it in production: a name, the same in all languages. */
  technology: string;
  onLaptop: OnLaptop<L>;
  /** Systems whose records it takes in and brings to the hosts that they flow to. */
  carries: readonly System[];
  words: Wording<L>;
}>;

export function container<const Id extends string, L extends string>(
  id: Id,
  spec: Readonly<{
    host?: Host;
    area: Band | Concern;
    technology: string;
    onLaptop: OnLaptop<NoInfer<L>>;
    carries?: readonly System[];
    words: Wording<L>;
  }>,
): Container<L, Id> {
  return { kind: "container", id, ...spec, host: spec.host ?? null, carries: spec.carries ?? [] };
}

/** Tells the four bands from the two concerns that cross them. */
export function isBand(area: Band | Concern): area is Band {
  return area !== "governance" && area !== "operations";
}
